import { createElement, Fragment, type ReactNode } from 'react';
import type { Block, Chart, Report, ShownBlock, ShownInline, ShownNumber, Since } from '../../client/reports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { dayText } from '../shown/time.ts';
import { NumberDoor } from './number-door.tsx';
import { numbersOf } from './numbers.ts';
import style from './report-view.module.css';

interface ReportViewProps {
  readonly report: Report;
  /** What is something else by now, of an issued report. */
  readonly since?: readonly Since[];
}

/** A report as a page, each of its numbers a door. */
export function ReportView({ report, since = [] }: ReportViewProps) {
  const { locale } = useLanguage();
  const changed = new Map(since.map((one) => [one.index, one]));
  const places = new Map(numbersOf(report).map((number, index) => [number, index]));
  const door = (number: ShownNumber) => <NumberDoor number={number} since={changed.get(places.get(number) ?? -1)} />;
  return (
    <article className={style['paper']} lang={report.language === 'zh' ? 'zh-CN' : 'en'}>
      <h2 className={style['title']}>{report.title}</h2>
      {report.blocks.map((block, index) => (
        <TopBlock key={index} block={block} door={door} />
      ))}
      <p className={style['dated']}>{dayText(report.date, report.language === 'zh' ? 'zh' : locale)}</p>
    </article>
  );
}

type Door = (number: ShownNumber) => ReactNode;

function TopBlock({ block, door }: { readonly block: ShownBlock; readonly door: Door }) {
  return block.kind === 'chart' ? <Bars chart={block} door={door} /> : <Written block={block} door={door} />;
}

function Written({ block, door }: { readonly block: Block<ShownInline>; readonly door: Door }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${Math.min(block.level + 2, 6)}`, { className: style['heading'], 'data-level': block.level }, <Line inlines={block.inlines} door={door} />);
    case 'paragraph':
      return (
        <p>
          <Line inlines={block.inlines} door={door} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          {item.map((inner, which) => (which === 0 && inner.kind === 'paragraph' ? <Line key={which} inlines={inner.inlines} door={door} /> : <Written key={which} block={inner} door={door} />))}
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        // A wide table is moved by itself, by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={style['wide']} tabIndex={0} role="region" aria-label={block.head.map(plain).join(' ')}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, column) => (
                  <th key={column} scope="col">
                    <Line inlines={cell} door={door} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column} data-align={block.align[column] ?? 'left'}>
                      <Line inlines={cell} door={door} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          {block.blocks.map((inner, index) => (
            <Written key={index} block={inner} door={door} />
          ))}
        </blockquote>
      );
    case 'rule':
      return <hr />;
  }
}

const plain = (inlines: readonly ShownInline[]): string => inlines.map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'number' ? inline.number.text : ' ')).join('');

function Line({ inlines, door }: { readonly inlines: readonly ShownInline[]; readonly door: Door }) {
  return inlines.map((inline, index) => {
    if (inline.kind === 'break') return <br key={index} />;
    const said = inline.kind === 'text' ? inline.text : door(inline.number);
    if (inline.strong === true) return <strong key={index}>{said}</strong>;
    return inline.emphasis === true ? <em key={index}>{said}</em> : <Fragment key={index}>{said}</Fragment>;
  });
}

function Bars({ chart: { title, bars }, door }: { readonly chart: Chart; readonly door: Door }) {
  return (
    <figure className={style['chart']}>
      <figcaption>{title}</figcaption>
      <ul>
        {bars.map(({ label, number, length }) => (
          <li key={label}>
            <span className={style['label']}>{label}</span>
            <span className={style['track']} aria-hidden>
              <span className={style['bar']} style={{ width: `${length * 100}%` }} />
            </span>
            <span>{door(number)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
