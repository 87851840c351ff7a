import { Alert, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { readHealth } from '../../client/administration.ts';
import { Refused, type ShownProblem } from '../../client/call.ts';
import { useLanguage } from '../shell/locale.tsx';
import { sessionChanged } from '../shell/session.ts';
import { Panel } from '../shown/panel.tsx';
import { administrationWords, backupWords } from './words.ts';

/** Milliseconds between two looks. */
const patience = 500;
/** Looks after which a server that never was away has been there and back. */
const mostLooks = 40;

interface RestoringProps {
  /** The server is there again, and nobody is signed in. */
  readonly onDone: () => void;
}

/** Stands in the page's place while a backup is restored, and says how far that is. */
export function Restoring({ onDone }: RestoringProps) {
  const { t } = useLanguage();
  const [said, setSaid] = useState<ShownProblem>();
  useEffect(() => {
    let wasAway = false;
    let looks = 0;
    const look = async () => {
      try {
        await readHealth();
      } catch (error) {
        wasAway = true;
        if (error instanceof Refused) setSaid(error.problems[0]);
        return;
      }
      looks += 1;
      if (!wasAway && looks < mostLooks) return;
      clearInterval(timer);
      await sessionChanged();
      onDone();
    };
    const timer = setInterval(() => void look(), patience);
    return () => clearInterval(timer);
  }, [onDone]);
  return (
    <Panel title={t(administrationWords.backup)}>
      <Alert role="status" type="info" showIcon icon={<Spin size="small" />} title={t(backupWords.restoring)} description={said === undefined ? null : t(said.message)} />
    </Panel>
  );
}
