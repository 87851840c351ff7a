import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { changeAccount, endAccountSessions, inviteAgain, listAccounts, listRoles, type Account, type Invitation, type Role } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { CopyText } from '../shown/copy-text.tsx';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { grantWords } from '../shown/words.ts';
import style from './administration.module.css';
import { AccountForm } from './account-form.tsx';
import { Asked } from './asked.tsx';
import { InviteForm } from './invite-form.tsx';
import { accountWords, administrationWords } from './words.ts';

interface OneTimeLink {
  readonly title: string;
  readonly invitation: Invitation;
}

/** Who may sign in. */
export function AccountsSection() {
  const { t } = useLanguage();
  const [sought, setSought] = useState('');
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<OneTimeLink>();
  const [edited, setEdited] = useState<Account>();
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: ({ signal }) => listAccounts(signal) });
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => listRoles(signal), staleTime: Number.POSITIVE_INFINITY });
  const held = new Set(accounts.data?.accounts.flatMap((account) => account.roles.map(({ role }) => role)));
  const vacant = accounts.data === undefined ? [] : (roles.data?.roles ?? []).filter(({ name, apart }) => apart !== null && !held.has(name));
  const onInvited = (made: OneTimeLink) => {
    setInviting(false);
    setLink(made);
    void accounts.refetch();
  };
  const fits = ({ name, title }: Account) => `${name} ${title}`.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <Panel
      title={t(administrationWords.accounts)}
      note={t(accountWords.note)}
      acts={
        accounts.data === undefined ? null : (
          <Button type="primary" onClick={() => setInviting(true)}>
            {t(accountWords.invite)}
          </Button>
        )
      }
    >
      <Asked query={accounts}>
        {({ accounts: all }) => (
          <>
            <Input className={style['banner'] ?? ''} allowClear value={sought} aria-label={t(accountWords.find)} placeholder={t(accountWords.find)} onChange={({ target }) => setSought(target.value)} />
            <Listed accounts={all.filter(fits)} roles={roles.data?.roles ?? []} onLink={setLink} onEdit={setEdited} onChanged={() => void accounts.refetch()} />
          </>
        )}
      </Asked>
      <Modal open={isInviting} title={t(accountWords.invite)} footer={null} destroyOnHidden onCancel={() => setInviting(false)}>
        <InviteForm vacant={vacant} onInvited={({ account, invitation }) => onInvited({ title: account.title, invitation })} />
      </Modal>
      <Modal open={edited !== undefined} title={edited === undefined ? '' : t(accountWords.editing(edited.title))} footer={null} destroyOnHidden onCancel={() => setEdited(undefined)}>
        {edited === undefined ? null : (
          <AccountForm
            account={edited}
            onSaved={() => {
              setEdited(undefined);
              void accounts.refetch();
            }}
          />
        )}
      </Modal>
      <Modal open={link !== undefined} title={link === undefined ? '' : t(accountWords.linkOnce(link.title))} footer={null} onCancel={() => setLink(undefined)}>
        {link === undefined ? null : (
          <>
            <p>{t(accountWords.linkNote(instantText(link.invitation.until)))}</p>
            <CopyText label={t(accountWords.link)} text={new URL(link.invitation.path, location.origin).href} />
          </>
        )}
      </Modal>
    </Panel>
  );
}

interface ListedProps {
  readonly accounts: readonly Account[];
  readonly roles: readonly Role[];
  readonly onLink: (link: OneTimeLink) => void;
  readonly onEdit: (account: Account) => void;
  readonly onChanged: () => void;
}

function Listed({ accounts, roles, onLink, onEdit, onChanged }: ListedProps) {
  const { t, locale } = useLanguage();
  const roleText = ({ role, until, ended }: Account['roles'][number]) => {
    const title = roles.find(({ name }) => name === role)?.title[locale] ?? role;
    return `${title}${until === null ? '' : ` · ${t(ended ? accountWords.ended : grantWords.until(instantText(until).slice(0, 10)))}`}`;
  };
  return (
    <Rows<Account>
      label={t(administrationWords.accounts)}
      rows={accounts}
      keyOf={({ name }) => name}
      empty={t(accountWords.none)}
      columns={[
        {
          title: t(accountWords.name),
          render: ({ name, title, email }) => (
            <>
              <b>{title}</b> <span className={style['quiet']}>{name}</span>
              {email === null ? null : <div className={style['quiet']}>{email}</div>}
            </>
          ),
        },
        { title: t(accountWords.roles), render: ({ roles: given }) => (given.length === 0 ? <span className={style['quiet']}>{t(accountWords.noRole)}</span> : given.map((one) => roleText(one)).join(t(grantWords.separator))) },
        { title: t(accountWords.state), render: (account) => <State account={account} /> },
        { title: t(accountWords.created), render: ({ createdAt }) => instantText(createdAt).slice(0, 10) },
        { title: '', render: (account) => <Acts account={account} onLink={onLink} onEdit={onEdit} onChanged={onChanged} /> },
      ]}
    />
  );
}

function State({ account: { locked, ended, heldUntil, until, secondFactor } }: { readonly account: Account }) {
  const { t } = useLanguage();
  return (
    <>
      {locked ? <span className={style['bad']}>{t(accountWords.locked)}</span> : ended ? <span className={style['bad']}>{t(accountWords.ended)}</span> : t(accountWords.active)}
      {until === null || ended ? null : ` · ${t(grantWords.until(instantText(until).slice(0, 10)))}`}
      {secondFactor ? ` · ${t(accountWords.secondFactor)}` : ''}
      {heldUntil === null ? null : <div className={style['bad']}>{t(accountWords.held(instantText(heldUntil)))}</div>}
    </>
  );
}

function Acts({ account, onLink, onEdit, onChanged }: Omit<ListedProps, 'accounts' | 'roles'> & { readonly account: Account }) {
  const { name, title, locked, heldUntil } = account;
  const { t } = useLanguage();
  const { message } = App.useApp();
  const { account: me } = useMay();
  const locking = useMutation({ mutationFn: (lock: boolean) => changeAccount(name, { locked: lock }), onSuccess: onChanged });
  const ending = useMutation({ mutationFn: () => endAccountSessions(name), onSuccess: () => message.success(t(accountWords.sessionsEnded)) });
  const inviting = useMutation({ mutationFn: () => inviteAgain(name), onSuccess: ({ invitation }) => onLink({ title, invitation }) });
  const failed = locking.error ?? ending.error ?? inviting.error;
  return (
    <>
      <div className={style['acts']}>
        <Button size="small" onClick={() => onEdit(account)}>
          {t(accountWords.edit)}
        </Button>
        <Button size="small" loading={inviting.isPending} onClick={() => inviting.mutate()}>
          {t(accountWords.newLink)}
        </Button>
        <Popconfirm title={t(accountWords.endAsk(title))} okText={t(accountWords.endSessions)} onConfirm={() => ending.mutate()}>
          <Button size="small">{t(accountWords.endSessions)}</Button>
        </Popconfirm>
        {locked || heldUntil !== null ? (
          <Button size="small" loading={locking.isPending} onClick={() => locking.mutate(false)}>
            {t(accountWords.unlock)}
          </Button>
        ) : (
          <Popconfirm title={t(accountWords.lockAsk(title))} okText={t(accountWords.lock)} onConfirm={() => locking.mutate(true)} disabled={name === me?.name}>
            <Button size="small" danger disabled={name === me?.name}>
              {t(accountWords.lock)}
            </Button>
          </Popconfirm>
        )}
      </div>
      {failed === null ? null : <Failure error={failed} />}
    </>
  );
}
