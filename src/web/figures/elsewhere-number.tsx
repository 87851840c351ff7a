import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { explainNumber, type ExplainedNumber, type FigurePlace } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { spoken } from '../shown/number.ts';
import compare from './compare.module.css';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface ElsewhereNumberProps {
  readonly name: string;
  readonly place: FigurePlace;
}

/** A number that stands in somebody else's report: typed in, and told what it would take for the figure to be it. */
export function ElsewhereNumber({ name, place }: ElsewhereNumberProps) {
  const { t } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [number, setNumber] = useState('');
  const explained = useQuery({ queryKey: ['explain', name, place, number], enabled: number !== '', queryFn: ({ signal }) => explainNumber(name, place, number, signal), retry: false });
  return (
    <section className={style['card']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(figureWords.elsewhere)}</h2>
      <form
        className={style['choices']}
        onSubmit={(event) => {
          event.preventDefault();
          setNumber(typed.trim());
        }}
      >
        <label htmlFor={`${id}-number`}>{t(figureWords.elsewhereNumber)}</label>
        <Input id={`${id}-number`} value={typed} placeholder={t(figureWords.elsewhereExample)} style={{ width: 200 }} onChange={({ target }) => setTyped(target.value)} />
        <Button htmlType="submit" disabled={typed.trim() === ''} loading={explained.isFetching}>
          {t(figureWords.elsewhereAsk)}
        </Button>
      </form>
      <div aria-live="polite">
        {explained.error === null ? null : <Failure error={explained.error} reset={() => void explained.refetch()} />}
        {explained.data === undefined ? null : <Explanations explained={explained.data} name={name} place={place} />}
      </div>
    </section>
  );
}

const fits = { exact: figureWords.fitExact, rounded: figureWords.fitRounded, cut: figureWords.fitCut, near: figureWords.fitNear } as const;

function Explanations({ explained: { difference, printed, value, explanations, chance }, name, place }: ElsewhereNumberProps & { readonly explained: ExplainedNumber }) {
  const { t, locale } = useLanguage();
  if (difference === '0') return <p>{t(figureWords.elsewhereSame)}</p>;
  return (
    <>
      <p>{t(figureWords.elsewhereGap(spoken(value, locale).exact, `${printed} ${t(value.unit)}`))}</p>
      {chance.notes.length === 0 ? null : (
        <Alert className={compare['chance'] ?? ''} type="warning" showIcon role="note" title={t(figureWords.mayBeChance)} description={<ul className={compare['explanations']}>{chance.notes.map((note) => <li key={note.en}>{t(note)}</li>)}</ul>} />
      )}
      {explanations.length === 0 ? <p>{t(figureWords.elsewhereUnexplained)}</p> : null}
      <ul className={compare['explanations']}>
        {explanations.map(({ kind, words, fit, request, value: worth, printed: told, ledger, record, sheet, alike }) => (
          <li key={`${kind} ${words.en} ${record ?? ''}`}>
            <span className={fit === 'near' ? style['soft'] : style['ok']}>{t(fits[fit])}</span> {t(words)}{' '}
            {alike === null || alike < 2 ? null : <span className={style['note']}>{t(figureWords.alike(alike))}</span>} <b title={spoken({ value: worth, printed: told, unit: value.unit }, locale).exact}>{`${told} ${t(value.unit)}`}</b>{' '}
            {request === null ? null : (
              <Link
                to="/figures/$name/compare"
                params={{ name }}
                search={{ ...place, toFigure: request.figure, toWindow: request.window, toRegion: request.region ?? 'all', toSlice: request.slice ?? 'all', toLevel: request.level, toAt: request.at ?? 'all', toDefinition: request.definition === null ? 'all' : String(request.definition) }}
                className={style['link']}
              >
                {t(figureWords.recordByRecord)}
              </Link>
            )}
            {ledger === null || record === null ? null : (
              <Link to="/ledgers/$ledger/$record" params={{ ledger, record }} className={style['link']}>
                {t(figureWords.theRecord)}
              </Link>
            )}
            {sheet === null ? null : <span className={style['soft']}>{`${sheet.name} › ${sheet.sheet}`}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
