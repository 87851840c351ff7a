import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { deleteView, putView, readViews } from '../../client/views.ts';
import { newId } from '../records/new-id.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { readSearch, writeSearch } from '../shell/search-params.ts';
import type { LedgerSearch } from './ledger-address.ts';
import style from './ledgers.module.css';
import { ledgerWords } from './words.ts';

/** What one looks at often: each view has an address of its own, and only its owner sees the list. */
export function ViewsMenu({ ledger, search }: { readonly ledger: string; readonly search: LedgerSearch }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const key = ['views', ledger];
  const views = useQuery({ queryKey: key, queryFn: ({ signal }) => readViews(ledger, signal), enabled: open });
  const done = () => queries.invalidateQueries({ queryKey: key });
  const keep = useMutation({
    // A name used again stands for what is seen now.
    mutationFn: () => putView({ id: views.data?.views.find((view) => view.name === name.trim())?.id ?? newId(), ledger, name: name.trim(), query: writeSearch(search).replace(/^\?/, '') }),
    onSuccess: () => {
      setName('');
      return done();
    },
  });
  const forget = useMutation({ mutationFn: deleteView, onSuccess: done });
  const failed = views.error ?? keep.error ?? forget.error;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div className={style['views']}>
          {views.data?.views.length === 0 ? <p className={style['unable']}>{t(ledgerWords.noViews)}</p> : null}
          <ul>
            {views.data?.views.map((view) => (
              <li key={view.id}>
                <Link to="/ledgers/$ledger" params={{ ledger }} search={readSearch(view.query)} onClick={() => setOpen(false)}>
                  {view.name}
                </Link>
                <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t(ledgerWords.deleteView(view.name))} onClick={() => forget.mutate(view.id)} />
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') keep.mutate();
            }}
          >
            <label htmlFor="view-name">{t(ledgerWords.saveView)}</label>
            <div className={style['viewName']}>
              <Input id="view-name" maxLength={60} value={name} placeholder={t(ledgerWords.viewName)} onChange={({ target }) => setName(target.value)} />
              <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={keep.isPending}>
                {t(ledgerWords.save)}
              </Button>
            </div>
          </form>
          {failed === null ? null : <Failure error={failed} />}
        </div>
      }
    >
      <Button icon={<StarOutlined aria-hidden />}>{t(ledgerWords.views)}</Button>
    </Popover>
  );
}
