import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { assignRoles, type Account, type AskedOrganisation, type GivableAssessment, type Role } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { dayIn, dayOf, endOfDay } from '../shown/day-end.ts';
import style from './administration.module.css';
import { ledgerTitle } from './ledger-title.ts';
import { RegionTree } from './region-tree.tsx';
import { roleWords } from './words.ts';

interface Draft {
  readonly key: number;
  readonly role: string;
  readonly regions: 'all' | readonly string[];
  /** yyyy-mm-dd; blank for good. */
  readonly day: string;
  /** Of an assessor. */
  readonly assessments?: readonly AssessmentGiven[] | undefined;
  /** As it was given, until another name is typed. */
  readonly organisation?: AskedOrganisation | undefined;
}

type AssessmentGiven = Pick<GivableAssessment, 'ruleSet' | 'year'>;

interface AssignmentFormProps {
  readonly account: Account;
  readonly roles: readonly Role[];
  readonly assessments: readonly GivableAssessment[];
  readonly onSaved: () => void;
}

/** The roles of one account: which, where, until when. */
export function AssignmentForm({ account, roles, assessments, onSaved }: AssignmentFormProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => account.roles.map(({ role, regions, until, assessments: given, organisation }, key) => ({ key, role, regions, day: until === null ? '' : dayOf(until), assessments: given, organisation })));
  const saving = useMutation({
    mutationFn: () => assignRoles(account.name, drafts.map(({ role, regions, day, assessments: given, organisation }) => ({ role, regions, until: day === '' ? null : endOfDay(day), ...(given === undefined ? {} : { assessments: given }), ...(organisation === undefined ? {} : { organisation }) }))),
    onSuccess: () => {
      void message.success(t(roleWords.saved));
      onSaved();
    },
  });
  const change = (key: number, to: Partial<Draft>) => setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const add = () => setDrafts([...drafts, { key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1, role: '', regions: 'all', day: '' }]);
  const isWhole = drafts.every(({ role, regions, organisation }) => role !== '' && regions.length > 0 && (roles.find(({ name }) => name === role)?.organisation == null || (organisation?.name ?? '').trim() !== ''));
  return (
    <>
      {drafts.map((draft) => (
        <OneRole key={draft.key} draft={draft} roles={roles} assessments={assessments} taken={drafts.map(({ role }) => role)} onChange={(to) => change(draft.key, to)} onRemove={() => setDrafts(drafts.filter((one) => one !== draft))} />
      ))}
      {saving.error === null ? null : <Failure error={saving.error} />}
      <Space wrap>
        <Button onClick={add}>{t(roleWords.add)}</Button>
        <Button type="primary" disabled={!isWhole} loading={saving.isPending} onClick={() => saving.mutate()}>
          {t(roleWords.save)}
        </Button>
      </Space>
    </>
  );
}

interface OneRoleProps {
  readonly draft: Draft;
  readonly roles: readonly Role[];
  readonly assessments: readonly GivableAssessment[];
  readonly taken: readonly string[];
  readonly onChange: (to: Partial<Draft>) => void;
  readonly onRemove: () => void;
}

function OneRole({ draft: { role, regions, day, assessments: given = [], organisation }, roles, assessments, taken, onChange, onRemove }: OneRoleProps) {
  const { t, locale } = useLanguage();
  const declared = roles.find(({ name }) => name === role);
  return (
    <div className={style['assignment']}>
      <div className={style['filters']}>
        <label>
          {t(roleWords.role)}
          <select value={role} onChange={({ target }) => onChange({ role: target.value, organisation: undefined })}>
            <option value="">{t(roleWords.choose)}</option>
            {roles
              .filter(({ name }) => name === role || !taken.includes(name))
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {t(title)}
                </option>
              ))}
          </select>
        </label>
        <label>
          {t(roleWords.until)} ({t(declared?.timed === true ? roleWords.timedHint : roleWords.untilHint)})
          <input type="date" min={dayIn(0)} value={day} onChange={({ target }) => onChange({ day: target.value })} />
        </label>
        <Button size="small" onClick={onRemove}>
          {t(roleWords.remove)}
        </Button>
      </div>
      {declared === undefined ? null : <p className={style['quiet']}>{t(declared.note)}</p>}
      {declared === undefined || declared.organisation === null ? null : (
        <label className={style['organisation']}>
          {t(roleWords.organisation)}
          <Input value={organisation?.name ?? ''} maxLength={200} onChange={({ target }) => onChange({ organisation: { name: target.value } })} />
          <span className={style['quiet']}>{t(roleWords.organisationHint(ledgerTitle(declared.organisation, locale)))}</span>
        </label>
      )}
      {declared?.rules.some(({ actions }) => actions.includes('assess')) === true ? (
        <fieldset className={style['assessments']}>
          <legend>{t(roleWords.assessment)}</legend>
          {assessments.map((one) => {
            const without = given.filter((other) => other.ruleSet !== one.ruleSet || other.year !== one.year);
            return (
              <label key={`${one.ruleSet} ${one.year}`}>
                <input type="checkbox" checked={without.length < given.length} onChange={({ target }) => onChange({ assessments: target.checked ? [...without, { ruleSet: one.ruleSet, year: one.year }] : without })} />
                {t(roleWords.assessmentOf(t(one.title), one.year))}
              </label>
            );
          })}
        </fieldset>
      ) : null}
      <RegionTree value={regions} onChange={(to) => onChange({ regions: to })} />
    </div>
  );
}
