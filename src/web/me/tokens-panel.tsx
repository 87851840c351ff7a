import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Modal, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { listTokens, makeToken, revokeToken, type Action, type Token } from '../../client/own-account.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { CopyText } from '../shown/copy-text.tsx';
import { endOfDay, dayIn } from '../shown/day-end.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { actionWords, grantWords } from '../shown/words.ts';
import style from './me.module.css';
import { meWords } from './words.ts';

interface TokensPanelProps {
  /** What one may do oneself; a token may no more. */
  readonly mine: readonly Action[];
}

/** Keys for programs. */
export function TokensPanel({ mine }: TokensPanelProps) {
  const { t } = useLanguage();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => listTokens(signal) });
  const revoking = useMutation({ mutationFn: revokeToken, onSettled: () => tokens.refetch() });
  const listed = tokens.data?.tokens;
  const onMade = (text: string) => {
    setMaking(false);
    setMade(text);
    void tokens.refetch();
  };
  return (
    <Panel title={t(meWords.tokens)} note={t(meWords.tokensNote)} acts={<Button onClick={() => setMaking(true)}>{t(meWords.make)}</Button>}>
      {made === undefined ? null : (
        <Alert className={style['banner'] ?? ''} type="warning" showIcon closable={{ onClose: () => setMade(undefined) }} title={t(meWords.tokenOnce)} description={<CopyText label={t(meWords.token)} text={made} />} />
      )}
      {revoking.error === null ? null : <Failure error={revoking.error} />}
      {tokens.error !== null ? <Failure error={tokens.error} reset={() => void tokens.refetch()} /> : listed === undefined ? <Skeleton active /> : (
        <Rows<Token>
          label={t(meWords.tokens)}
          rows={listed}
          keyOf={({ id }) => id}
          empty={t(meWords.noTokens)}
          columns={[
            { title: t(meWords.tokenName), render: ({ name }) => <b>{name}</b> },
            { title: t(meWords.tokenActions), render: ({ actions }) => actions.map((action) => t(actionWords[action])).join(t(grantWords.separator)) },
            { title: t(meWords.tokenUntil), render: ({ until }) => instantText(until) },
            { title: t(meWords.tokenUsed), render: ({ usedAt }) => (usedAt === null ? t(meWords.never) : instantText(usedAt)) },
            {
              title: '',
              render: ({ id }) => (
                <Popconfirm title={t(meWords.revoke)} okText={t(meWords.revoke)} onConfirm={() => revoking.mutate(id)}>
                  <Button size="small">{t(meWords.revoke)}</Button>
                </Popconfirm>
              ),
            },
          ]}
        />
      )}
      <Modal open={isMaking} title={t(meWords.make)} footer={null} destroyOnHidden onCancel={() => setMaking(false)}>
        <TokenForm mine={mine} onMade={onMade} />
      </Modal>
    </Panel>
  );
}

interface Given {
  readonly name: string;
  /** yyyy-mm-dd */
  readonly day: string;
  readonly actions: readonly Action[];
}

function TokenForm({ mine, onMade }: TokensPanelProps & { readonly onMade: (text: string) => void }) {
  const { t } = useLanguage();
  const making = useMutation({ mutationFn: ({ name, day, actions }: Given) => makeToken({ name, actions, until: endOfDay(day) }), onSuccess: ({ text }) => onMade(text) });
  const needed = [{ required: true, message: t(meWords.needed) }];
  return (
    <Form<Given> name="token" layout="vertical" requiredMark={false} initialValues={{ day: dayIn(90), actions: mine.filter((action) => action === 'see') }} onFinish={(given) => making.mutate(given)}>
      <Form.Item name="name" label={t(meWords.tokenName)} extra={t(meWords.tokenNameHint)} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="day" label={t(meWords.tokenUntil)} rules={needed}>
        <Input type="date" min={dayIn(1)} max={dayIn(365)} />
      </Form.Item>
      <Form.Item name="actions" label={t(meWords.tokenActions)} rules={[{ type: 'array', min: 1, message: t(meWords.tickOne) }]}>
        <Checkbox.Group options={mine.map((action) => ({ value: action, label: t(actionWords[action]) }))} />
      </Form.Item>
      {making.error === null ? null : (
        <Form.Item>
          <Failure error={making.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={making.isPending}>
        {t(meWords.make)}
      </Button>
    </Form>
  );
}
