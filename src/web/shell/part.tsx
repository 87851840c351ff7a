import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { OutOfReach } from '../../client/call.ts';
import { Failure } from './failure.tsx';

interface PartProps {
  /** Shown until it has come. */
  readonly waiting?: ReactNode;
  /** Told that it can't be fetched, instead of that being shown. */
  readonly onFailed?: ((error: unknown) => void) | undefined;
}

/**
 * A part of a page that is a chunk of its own, loaded when it is first shown. Where it can't be fetched the page around it
 * stays as it is, with what is typed on it.
 * @param load fetches it
 */
export function part<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P & PartProps> {
  let loaded: ComponentType<P> | undefined;
  return function Part({ waiting, onFailed, ...given }) {
    const [state, setState] = useState<'waiting' | 'here' | 'failed'>('waiting');
    useEffect(() => {
      let wanted = true;
      const become = (next: 'here' | 'failed') => {
        if (wanted) setState(next);
      };
      if (loaded === undefined)
        load().then(
          (fetched) => {
            loaded = fetched;
            become('here');
          },
          () => become('failed'),
        );
      return () => {
        wanted = false;
      };
    }, []);
    useEffect(() => {
      if (state === 'failed') onFailed?.(new OutOfReach('a part did not come'));
    }, [state, onFailed]);
    if (loaded !== undefined) {
      const Shown = loaded;
      return <Shown {...(given as unknown as P)} />;
    }
    if (state === 'waiting') return waiting;
    // A browser does not ask again for a module that did not come; the page opened anew does.
    return onFailed === undefined ? <Failure error={new OutOfReach('a part did not come')} reset={() => location.reload()} /> : null;
  };
}
