import { Link, useParams } from '@tanstack/react-router';
import { downloadIssued } from '../../client/reports.ts';
import { batchWords } from '../batches/words.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import { Files } from './files.tsx';
import { useIssue } from './queries.ts';
import { ReportView } from './report-view.tsx';
import style from './reports.module.css';
import { SideNotes } from './side-notes.tsx';
import { reportWords } from './words.ts';

/** A report as it was issued, with what its numbers are by now. */
export function IssuedPage() {
  const { t } = useLanguage();
  const { id = '' } = useParams({ strict: false });
  const found = useIssue(id);
  if (found.data === undefined) return found.error === null ? <Loading /> : <Failure error={found.error} reset={() => void found.refetch()} />;
  const { report, since, title, party, partyTitle, at, hash, number, template, version } = found.data;
  return (
    <>
      <div className={style['head']}>
        <div>
          <Link to="/reports" className={style['link']}>
            {t(reportWords.back)}
          </Link>
          <h1>{title}</h1>
          <p className={style['quiet']}>
            <span title={party}>{t(reportWords.issuedBy(t(batchWords.party(party, partyTitle)), instantText(at)))}</span> · {t(reportWords.fromTemplate)}{' '}
            <Link to="/reports/templates/$name" params={{ name: template }} className={style['link']}>
              {template}
            </Link>{' '}
            {t(reportWords.version(version))}
          </p>
          <p className={style['hash']}>{t(reportWords.hash(hash, number))}</p>
        </div>
        <Files title={title} fetch={(format) => downloadIssued(id, format)} />
      </div>
      <p role="status" className={since.length === 0 ? style['quiet'] : style['changed']}>
        {since.length === 0 ? t(reportWords.unchanged) : t(reportWords.changedSince(since.length))}
      </p>
      <div className={style['desk']} data-editing={false}>
        <div className={style['shown']}>
          <ReportView report={report} since={since} />
        </div>
        <SideNotes report={report} since={since} />
      </div>
    </>
  );
}
