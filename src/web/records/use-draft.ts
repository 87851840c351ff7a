import { del, get, set } from 'idb-keyval';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../fields/draft.ts';

/** A form as it was left: kept on this device until it is saved or thrown away. */
interface KeptDraft {
  readonly id: string;
  readonly base: number;
  readonly draft: Draft;
  /** The values as the server showed them when the form was opened. */
  readonly shown: Draft;
  readonly at: string;
}

type Fresh = Omit<KeptDraft, 'at'>;

const calm = 250;

export interface DraftState {
  readonly draft: Draft;
  readonly shown: Draft;
  /** The record's id: a new one's was made when its form was first opened, and stays with the draft. */
  readonly id: string;
  readonly base: number;
  /** When what was found was last typed at; absent for a fresh form. */
  readonly foundAt: string | undefined;
  /** The kept draft has been looked for. */
  readonly ready: boolean;
  change(name: string, value: Draft[string]): void;
  /** What was typed is kept from now on, and not a moment later. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * What is being typed into a form. It outlives a reload, a lost network and an ended session.
 * @param key where it is kept
 * @param fresh the form as it opens where nothing is kept
 */
export function useDraft(key: string, fresh: () => Fresh): DraftState {
  const [state, setState] = useState<KeptDraft & { readonly foundAt?: string; readonly ready: boolean }>(() => ({ ...fresh(), at: '', ready: false }));
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let here = true;
    void get<KeptDraft>(key)
      .catch(() => undefined)
      .then((kept) => {
        if (here) setState((now) => (kept === undefined || now.at !== '' ? { ...now, ready: true } : { ...kept, foundAt: kept.at, ready: true }));
      });
    return () => {
      here = false;
    };
  }, [key]);
  return {
    draft: state.draft,
    shown: state.shown,
    id: state.id,
    base: state.base,
    foundAt: state.foundAt,
    ready: state.ready,
    change(name, value) {
      setState((now) => {
        const next = { ...now, draft: { ...now.draft, [name]: value }, at: new Date().toISOString() };
        clearTimeout(due.current);
        const { id, base, draft, shown, at } = next;
        due.current = setTimeout(() => void set(key, { id, base, draft, shown, at }).catch(() => undefined), calm);
        return next;
      });
    },
    async keep() {
      clearTimeout(due.current);
      const { id, base, draft, shown, at } = state;
      if (at !== '') await set(key, { id, base, draft, shown, at }).catch(() => undefined);
    },
    async discard() {
      clearTimeout(due.current);
      await del(key).catch(() => undefined);
      setState({ ...fresh(), at: '', ready: true });
    },
  };
}
