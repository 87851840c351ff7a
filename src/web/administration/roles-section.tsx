import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { listAccounts, listRoles, type Account, type Role } from '../../client/administration.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { useMay } from '../shell/session.ts';
import { Panel } from '../shown/panel.tsx';
import { regionsText } from '../shown/regions-text.ts';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { actionWords, grantWords } from '../shown/words.ts';
import style from './administration.module.css';
import { Asked } from './asked.tsx';
import { AssignmentForm } from './assignment-form.tsx';
import { ledgerTitle } from './ledger-title.ts';
import { accountWords, roleWords } from './words.ts';

/** Who has which role, and what each role may do. */
export function RolesSection() {
  const { t } = useLanguage();
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: ({ signal }) => listAccounts(signal) });
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => listRoles(signal), staleTime: Number.POSITIVE_INFINITY });
  const [chosen, setChosen] = useState<Account>();
  return (
    <>
      <Panel title={t(roleWords.people)} note={t(roleWords.peopleNote)}>
        <Asked query={accounts}>{({ accounts: all }) => <People accounts={all} roles={roles.data?.roles ?? []} onChoose={setChosen} />}</Asked>
      </Panel>
      {accounts.data === undefined ? null : (
        <Panel title={t(roleWords.declared)} note={t(roleWords.declaredNote)}>
          <Asked query={roles}>{({ roles: declared }) => declared.map((role) => <Declared key={role.name} role={role} />)}</Asked>
        </Panel>
      )}
      <Modal open={chosen !== undefined} title={chosen === undefined ? '' : t(roleWords.assignTo(chosen.title))} footer={null} width={640} destroyOnHidden onCancel={() => setChosen(undefined)}>
        {chosen === undefined || roles.data === undefined ? null : (
          <AssignmentForm
            account={chosen}
            roles={roles.data.roles}
            assessments={roles.data.assessments}
            onSaved={() => {
              setChosen(undefined);
              void accounts.refetch();
            }}
          />
        )}
      </Modal>
    </>
  );
}

interface PeopleProps {
  readonly accounts: readonly Account[];
  readonly roles: readonly Role[];
  readonly onChoose: (account: Account) => void;
}

function People({ accounts, roles, onChoose }: PeopleProps) {
  const { t, locale } = useLanguage();
  const { account: me } = useMay();
  const programme = useProgramme();
  return (
    <Rows<Account>
      label={t(roleWords.people)}
      rows={accounts}
      keyOf={({ name }) => name}
      empty={t(accountWords.none)}
      columns={[
        {
          title: t(accountWords.name),
          render: ({ name, title }) => (
            <>
              <b>{title}</b> <span className={style['quiet']}>{name}</span>
            </>
          ),
        },
        {
          title: t(accountWords.roles),
          render: ({ roles: given }) =>
            given.length === 0 ? (
              <span className={style['quiet']}>{t(accountWords.noRole)}</span>
            ) : (
              given.map(({ role, regions, until, ended, organisation }) => (
                <div key={role}>
                  {roles.find(({ name }) => name === role)?.title[locale] ?? role}
                  {programme.data === undefined ? null : ` · ${regionsText(programme.data, regions, locale)}`}
                  {organisation === undefined ? null : ` · ${organisation.name}`}
                  {until === null ? null : ` · ${t(grantWords.until(instantText(until).slice(0, 10)))}`}
                  {ended ? <span className={style['bad']}> {t(accountWords.ended)}</span> : null}
                </div>
              ))
            ),
        },
        {
          title: '',
          render: (account) => (
            <Button size="small" disabled={account.name === me?.name} title={account.name === me?.name ? t(roleWords.oneself) : undefined} onClick={() => onChoose(account)}>
              {t(roleWords.assign)}
            </Button>
          ),
        },
      ]}
    />
  );
}

/** A role in words: actions and the ledgers they are for. */
function Declared({ role: { title, note, rules, timed, apart, organisation } }: { readonly role: Role }) {
  const { t, locale } = useLanguage();
  const comma = t(grantWords.separator);
  const ledgersText = ({ ledgers }: Role['rules'][number]) => (ledgers === 'all' ? t(roleWords.allLedgers) : ledgers.length === 0 ? t(roleWords.noLedger) : ledgers.map((name) => ledgerTitle(name, locale)).join(comma));
  return (
    <article className={style['roleCard']}>
      <h3>
        {t(title)}
        {organisation === null ? null : <span className={style['quiet']}> · {t(roleWords.bound(ledgerTitle(organisation, locale)))}</span>}
        {timed ? <span className={style['quiet']}> · {t(roleWords.timed)}</span> : null}
        {apart === null ? null : <span className={style['quiet']}> · {t(roleWords.apart)}</span>}
      </h3>
      <p>{t(note)}</p>
      <ul>
        {rules.map((rule, index) => (
          <li key={index}>
            {ledgersText(rule)}
            {rule.everywhere === true ? ` (${t(roleWords.everywhere)})` : rule.own === undefined ? '' : ` (${t(roleWords.ownRows)})`}: {rule.actions.map((action) => t(actionWords[action])).join(comma)}
          </li>
        ))}
      </ul>
    </article>
  );
}
