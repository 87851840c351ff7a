import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { listImportBatches } from '../../client/batches.ts';
import { dropImport, listImports, type ImportListed } from '../../client/imports.ts';
import { BatchLine } from '../batches/batch-line.tsx';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { instantText } from '../shown/time.ts';
import style from './imports-page.module.css';
import { enqueue, useUploads } from './upload-queue.ts';
import { UploadLine } from './upload-line.tsx';
import { importsWords } from './words.ts';

/** Where workbooks come in: choosing, uploading, those waiting for their commit, those that landed. */
export function ImportsPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const uploads = useUploads();
  const chosen = useRef<HTMLInputElement>(null);
  const [only] = uploads;
  // One workbook goes straight on to its page; of several the clerk chooses.
  const goOn = uploads.length === 1 && only?.state === 'ready' ? only.id : undefined;
  const seen = useRef(new Set(uploads.filter(({ state }) => state === 'ready').map(({ id }) => id)));
  useEffect(() => {
    if (goOn === undefined || seen.current.has(goOn)) return;
    seen.current.add(goOn);
    void navigate({ to: '/imports/$id', params: { id: goOn } });
  }, [goOn, navigate]);
  return (
    <>
      <h1>{t(importsWords.title)}</h1>
      <p className={style['lead']}>{t(importsWords.lead)}</p>
      <section className={style['choose']}>
        <input
          ref={chosen}
          className="spoken-only"
          type="file"
          multiple
          accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"
          aria-hidden
          tabIndex={-1}
          onChange={({ target }) => {
            enqueue([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <Button type="primary" size="large" onClick={() => chosen.current?.click()}>
          {t(importsWords.choose)}
        </Button>
        <span className={style['formats']}>{t(importsWords.formats)}</span>
      </section>
      {uploads.length === 0 ? null : (
        <section className={style['section']}>
          <h2>{t(importsWords.queue)}</h2>
          <ul className={style['lines']}>
            {uploads.map((one) => (
              <UploadLine key={one.id} upload={one} />
            ))}
          </ul>
        </section>
      )}
      <UnderWay hidden={new Set(uploads.map(({ id }) => id))} />
      <Past />
    </>
  );
}

function UnderWay({ hidden }: { readonly hidden: ReadonlySet<string> }) {
  const { t } = useLanguage();
  const listed = useQuery({ queryKey: ['imports'], queryFn: ({ signal }) => listImports(signal), refetchInterval: (query) => (query.state.data?.imports.some(isBusy) === true ? 1500 : false) });
  if (listed.error !== null && listed.data === undefined) return <Failure error={listed.error} reset={() => void listed.refetch()} />;
  const open = (listed.data?.imports ?? []).filter(({ id, state }) => state !== 'committed' && state !== 'refused' && !hidden.has(id));
  if (open.length === 0) return null;
  const drop = async (id: string) => {
    await dropImport(id);
    await queries.invalidateQueries({ queryKey: ['imports'] });
  };
  return (
    <section className={style['section']}>
      <h2>
        {t(importsWords.underWay)} <span className={style['quiet']}>{t(importsWords.underWayNote)}</span>
      </h2>
      <ul className={style['lines']}>
        {open.map(({ id, name, at, state, counts }) => (
          <li key={id} className={style['line']}>
            <div className={style['name']}>
              <Link to="/imports/$id" params={{ id }}>
                {name}
              </Link>
              <span className={style['quiet']}>{instantText(at)}</span>
            </div>
            <div className={style['facts']}>
              <span className={style['state']}>{t(importsWords.state(state))}</span>
              {counts === null ? null : <span>{t(importsWords.rows(counts.read))}</span>}
              {counts === null || counts.rejected === 0 ? null : <span className={style['wrong']}>{t(importsWords.wrong(counts.rejected))}</span>}
            </div>
            <Button size="small" disabled={state === 'committing'} onClick={() => void drop(id)}>
              {t(importsWords.drop1)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const isBusy = ({ state }: ImportListed): boolean => state === 'receiving' || state === 'checking' || state === 'committing';

function Past() {
  const { t } = useLanguage();
  const past = useInfiniteQuery({
    queryKey: ['batches', 'import'],
    queryFn: ({ pageParam, signal }) => listImportBatches(pageParam, 20, signal),
    initialPageParam: 1,
    getNextPageParam: ({ page, size, total }) => (page * size < total ? page + 1 : undefined),
  });
  const batches = past.data?.pages.flatMap((page) => page.batches) ?? [];
  return (
    <section className={style['section']}>
      <h2>{t(importsWords.past)}</h2>
      {past.error === null ? null : <Failure error={past.error} reset={() => void past.refetch()} />}
      {past.isPending ? <Skeleton active paragraph={{ rows: 4 }} title={false} /> : null}
      {past.isSuccess && batches.length === 0 ? <p className={style['quiet']}>{t(importsWords.pastNone)}</p> : null}
      <ul className={style['lines']}>
        {batches.map((batch) => (
          <BatchLine key={batch.number} batch={batch} />
        ))}
      </ul>
      {past.hasNextPage ? (
        <Button loading={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
          {t(importsWords.more)}
        </Button>
      ) : null}
    </section>
  );
}
