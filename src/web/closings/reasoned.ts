import { Refused } from '../../client/call.ts';

type Ask = () => Promise<string | undefined>;
let ask: Ask | undefined;

/** Lets `reasoned` ask people; answers how to stop that. */
export function askingBy(how: Ask): () => void {
  ask = how;
  return () => {
    ask = undefined;
  };
}

/**
 * Tries a change, and where it touches a closed period asks for the reason and tries again with it. Whoever gives none
 * gets the refusal.
 */
export async function reasoned<T>(attempt: (reason: string | undefined) => Promise<T>): Promise<T> {
  try {
    return await attempt(undefined);
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'closing.reason-needed') throw error;
    const reason = await ask?.();
    if (reason === undefined) throw error;
    return attempt(reason);
  }
}
