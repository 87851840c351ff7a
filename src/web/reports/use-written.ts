import { useState } from 'react';

/** A template that is being written, kept on the device until it is saved. */
interface Written {
  readonly base: number;
  readonly source: string;
}

const keyOf = (name: string): string => `shanhai.report.${name}`;

function kept(name: string): Written | undefined {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? undefined : (JSON.parse(text) as Written);
  } catch {
    return undefined;
  }
}

/** What is written of a template and not saved yet; it outlives a reload. */
export function useWritten(name: string): { readonly written: Written | undefined; readonly write: (source: string, base: number) => void; readonly drop: () => void } {
  const [written, setWritten] = useState(() => kept(name));
  return {
    written,
    write(source, base) {
      const next = { base: written?.base ?? base, source };
      setWritten(next);
      try {
        localStorage.setItem(keyOf(name), JSON.stringify(next));
      } catch {
        // A device that keeps nothing still lets one write.
      }
    },
    drop() {
      setWritten(undefined);
      try {
        localStorage.removeItem(keyOf(name));
      } catch {
        // Nothing was kept.
      }
    },
  };
}
