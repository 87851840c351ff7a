import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { assessedFileAddress, type Assessment, type AssessmentAsked, type Finding } from '../../client/assessments.ts';
import { formulaOf, neededBy, printedAs, ruleWords, termOf, whyWords, type Needed, type ScoredItem } from '../../kernel/assess/index.ts';
import type { Item } from '../../kernel/declare/rule-set.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped } from '../shown/number.ts';
import { RecordDoor } from '../shown/record-door.tsx';
import { dayText } from '../shown/time.ts';
import style from './assessment.module.css';
import { EvidenceRecords } from './evidence-records.tsx';
import { assessmentWords, itemWords as w } from './words.ts';

interface ItemEvidenceProps {
  readonly asked: AssessmentAsked;
  readonly assessment: Assessment;
  readonly item: Exclude<Item, { readonly kind: 'branch' }>;
  readonly scored: ScoredItem;
}

/** An item's rule and sum in words, and what bears it out: figures with their records, findings with their files. */
export function ItemEvidence({ asked, assessment, item, scored }: ItemEvidenceProps) {
  const { t } = useLanguage();
  const { rules, place, inputs, terms, agreed } = assessment;
  const formula = formulaOf(item);
  const judgedByPeople = item.kind === 'judged' || (item.kind === 'veto' && item.when === 'found');
  const needed = formula === undefined ? [] : neededBy(formula, place.year);
  const target = formula?.op === 'attained' && formula.target === 'agreed' ? agreed.find(({ key }) => key === needed[0]?.key) : undefined;
  return (
    <dl className={style['facts']}>
      {item.note === undefined ? null : <dd className={style['soft']}>{t(item.note)}</dd>}
      <dt>{t(w.rule)}</dt>
      <dd>{t(ruleWords(item, rules, terms))}</dd>
      {judgedByPeople ? null : (
        <>
          <dt>{t(w.why)}</dt>
          <dd>{t(whyWords(item, scored, rules, place, inputs, terms))}</dd>
        </>
      )}
      {target?.amount == null ? null : (
        <>
          <dt>{t(w.target)}</dt>
          <dd>{[t(printedAs(termOf(terms, needed[0]?.figure ?? ''), target.amount)), target.document, target.words].filter((part) => part !== null).join(' · ')}</dd>
        </>
      )}
      {needed.length === 0 ? null : (
        <>
          <dt>{t(w.figures)}</dt>
          {needed.map((one) => (
            <FigureBehind key={one.key} asked={asked} assessment={assessment} needed={one} />
          ))}
        </>
      )}
      {judgedByPeople ? (
        <>
          <dt>{t(w.findings)}</dt>
          <Said asked={asked} assessment={assessment} item={item} side="self" />
          <Said asked={asked} assessment={assessment} item={item} side="assessor" />
        </>
      ) : null}
    </dl>
  );
}

function FigureBehind({ asked, assessment: { values, terms, place }, needed }: { readonly asked: AssessmentAsked; readonly assessment: Assessment; readonly needed: Needed }) {
  const { t, locale } = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const found = values.find(({ key }) => key === needed.key);
  const term = termOf(terms, needed.figure);
  const printed = t(printedAs(term, found?.value ?? null));
  const window = String(needed.year);
  const value = { value: found?.value ?? null, printed: printed.replace(` ${term.unit[locale]}`, '').replace(/%$/, ''), unit: term.unit };
  return (
    <dd>
      {t(term.title)}
      {needed.year === place.year ? '' : ` ${t(w.lastYear(needed.year))}`}
      {needed.everywhere === true ? ` (${t(w.everywhere)})` : ''}{' '}
      {may.inAnyLedger('see') ? <FigureDoor figure={needed.figure} window={window} region={found?.region} value={value} /> : <strong>{printed}</strong>}{' '}
      <button type="button" className={style['inline']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t(w.hide) : t(w.records(grouped(String(found?.records ?? 0))))}
      </button>
      {open ? <EvidenceRecords asked={asked} figure={needed.figure} window={window} /> : null}
    </dd>
  );
}

function Said({ asked, assessment, item, side }: { readonly asked: AssessmentAsked; readonly assessment: Assessment; readonly item: Item; readonly side: 'self' | 'assessor' }) {
  const { t, locale } = useLanguage();
  const may = useMay();
  const finding: Finding | null = assessment.findings[item.name]?.[side] ?? null;
  const title = t(assessmentWords[side]);
  const ledger = side === 'self' ? 'assessment.claims' : 'assessment.judgements';
  if (finding === null) {
    return (
      <dd>
        {title}: <span className={style['soft']}>{t(w.nobody)}</span>{' '}
        {may.inLedger(ledger, 'write') ? (
          <Link to="/ledgers/$ledger" params={{ ledger }} search={{ region: asked.region, year: String(asked.year), ruleSet: asked.ruleSet, item: item.name }} className={style['link']}>
            {t(side === 'self' ? w.enter : w.enterJudgement)}
          </Link>
        ) : null}
      </dd>
    );
  }
  const said = t(item.kind === 'veto' ? w.vetoSaid(Number(finding.points) > 0, finding.by) : w.saidBy(finding.points, finding.by));
  return (
    <dd>
      {title}: {may.inLedger(ledger, 'see') ? <RecordDoor ledger={ledger} record={finding.record} className={style['link']}>{said}</RecordDoor> : said}
      {finding.on === null ? '' : ` · ${dayText(finding.on, locale)}`}
      {finding.reason === null ? '' : ` · ${finding.reason}`}
      {finding.files.length === 0 ? <span className={style['soft']}> · {t(w.noFile)}</span> : null}
      {finding.files.map(({ hash, name }) => (
        <a key={hash} className={style['file']} href={assessedFileAddress(asked, finding, hash)} target="_blank" rel="noreferrer">
          {name}
        </a>
      ))}
    </dd>
  );
}
