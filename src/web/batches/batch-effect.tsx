import type { ShownBatch } from '../../client/batches.ts';
import { importsWords } from '../imports/words.ts';
import { useLanguage } from '../shell/locale.tsx';

/** What a batch did, in counts. */
export function BatchEffect({ counts, className }: { readonly counts: ShownBatch['counts']; readonly className?: string | undefined }) {
  const { t } = useLanguage();
  const told = [
    [importsWords.created, counts.created],
    [importsWords.changed, counts.changed],
    [importsWords.deleted, counts.deleted],
    [importsWords.unchanged, (counts['unchanged'] ?? 0) + counts.same],
    [importsWords.rejected, counts['rejected'] ?? 0],
    [importsWords.corrected, counts['corrected'] ?? 0],
    [importsWords.leftOut, counts['leftOut'] ?? 0],
  ] as const;
  return <span className={className}>{told.flatMap(([say, count]) => (count > 0 ? [t(say(count))] : [])).join(' · ')}</span>;
}
