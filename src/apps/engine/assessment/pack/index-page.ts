import { itemsAt, printedAs, ruleWords, whyWords, byName, formulaOf, neededBy, termOf } from '../../../../kernel/assess/index.ts';
import type { Item } from '../../../../kernel/declare/rule-set.ts';
import type { Locale, Wording } from '../../../../kernel/declare/wording.ts';
import type { Assessment } from '../read.ts';
import type { PackedFigure } from './figures.ts';
import { pathOf } from './path.ts';
import type { PackedOriginal } from './originals.ts';

const words = {
  title: { zh: '考核佐证包', en: 'Evidence of an assessment' },
  total: { zh: '得分', en: 'Points' },
  self: { zh: '自评', en: 'Self-assessed' },
  assessor: { zh: '核定', en: 'Judged' },
  item: { zh: '考核项', en: 'Item' },
  rule: { zh: '计分办法', en: 'Rule' },
  why: { zh: '计算', en: 'How it came' },
  evidence: { zh: '依据', en: 'Evidence' },
  figures: { zh: '指标', en: 'Figures' },
  value: { zh: '数值', en: 'Value' },
  definition: { zh: '口径', en: 'Definition' },
  records: { zh: '记录', en: 'Records' },
  sealed: { zh: '关账封存', en: 'Sealed by closing' },
  files: { zh: '佐证材料', en: 'Files' },
  originals: { zh: '原件', en: 'Originals' },
  held: { zh: '仅列哈希：原件含遮盖内容或本次考核以外的记录，可到现场查看', en: 'hash only: it holds what is masked or what is outside this assessment; to be seen on site' },
  check: {
    zh: '核对：解压后运行 node verify.mjs，或 sha256sum -c SHA256SUMS。它检查每个文件的哈希、各记录之和等于指标、各项得分由规则得出。',
    en: 'To check: unzip, then run node verify.mjs, or sha256sum -c SHA256SUMS. It checks every file’s hash, that records make up the figures, and that points follow from the rules.',
  },
} satisfies Record<string, Wording>;

/** The pack's first page: one file that any browser opens without a network. */
export function indexPage(assessment: Assessment, figures: readonly PackedFigure[], evidence: ReadonlyMap<string, string>, originals: readonly PackedOriginal[], locale: Locale): string {
  const { rules, place, region, scores, asOf } = assessment;
  const t = (of: Wording) => escaped(of[locale]);
  const say = (key: keyof typeof words) => t(words[key]);
  const head = `${t(rules.title)} · ${place.year} · ${t(region)}`;
  const files = [...evidence].map(([hash, name]) => `<li><a href="${pathOf('evidence', hash, name)}">${escaped(name)}</a> <code>${hash}</code></li>`);
  const kept = originals.map(({ hash, name, records, bytes }) => `<li>${bytes === undefined ? escaped(name) : `<a href="${pathOf('originals', hash, name)}">${escaped(name)}</a>`} · ${records} · <code>${hash}</code>${bytes === undefined ? ` · ${say('held')}` : ''}</li>`);
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say('title')} · ${head}</title>
<style>body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#1d2b36}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #d6dde2;padding:.3rem .5rem;text-align:left;vertical-align:top}td.n{text-align:right;white-space:nowrap}tr.b td{font-weight:600;border-top:2px solid #5b7282}code{font-size:.75em;word-break:break-all}small{color:#52626d}</style></head><body>
<h1>${say('title')}</h1><p>${head}${rules.note === undefined ? '' : `<br><small>${t(rules.note)}</small>`}</p>
<p><strong>${say('self')} ${scores.self.total}</strong> · <strong>${say('assessor')} ${scores.assessor.total}</strong> / ${scores.self.full}${asOf?.at == null ? '' : ` · <small>${escaped(asOf.at)}</small>`}</p>
<p>${say('check')}</p>
<table><thead><tr><th>${say('item')}</th><th>${say('self')}</th><th>${say('assessor')}</th><th>${say('rule')}</th><th>${say('why')}</th><th>${say('evidence')}</th></tr></thead><tbody>
${rowsOf(assessment, rules.items, figures, 0, locale).join('\n')}
</tbody></table>
<h2>${say('figures')}</h2>
<table><thead><tr><th>${say('figures')}</th><th>${say('value')}</th><th>${say('records')}</th><th>${say('definition')}</th><th>${say('sealed')}</th></tr></thead><tbody>
${figures.map((one) => `<tr id="${escaped(one.key)}"><td>${t(one.title)}<br><small>${escaped(one.key)}</small></td><td class="n">${escaped(one.printed)} ${t(one.unit)}</td><td>${one.contributions === null ? '' : `<a href="${one.contributions}">${one.records}</a>`}${one.ledger === null ? '' : `<br><a href="records/${one.ledger}.csv"><small>${one.ledger}</small></a>`}</td><td>${one.definition === null ? '' : t(one.definition)}</td><td>${one.sealed === null ? '' : `${one.sealed.closing} · ${escaped(one.sealed.at)}<br><code>${one.sealed.root}</code>`}</td></tr>`).join('\n')}
</tbody></table>
<h2>${say('files')}</h2><ul>${files.join('')}</ul><h2>${say('originals')}</h2><ul>${kept.join('')}</ul>
</body></html>
`;
}

function rowsOf(assessment: Assessment, items: readonly Item[], figures: readonly PackedFigure[], depth: number, locale: Locale): string[] {
  const { rules, place, inputs, terms, scores, findings } = assessment;
  const [self, assessor] = [byName(scores.self.items), byName(scores.assessor.items)];
  return itemsAt(items, place.level).flatMap((item) => {
    const mine = self.get(item.name);
    if (mine === undefined) return [];
    const found = findings[item.name];
    const judged = [found?.self, found?.assessor].flatMap((one) => (one == null ? [] : [`${escaped(one.by)}：${one.points} ${escaped(one.reason ?? '')}${one.files.map((file) => ` <a href="${pathOf('evidence', file.hash, file.name)}">${escaped(file.name)}</a>`).join('')}`]));
    const formula = formulaOf(item);
    const doors = formula === undefined ? [] : neededBy(formula, place.year).map(({ key, figure }) => `<a href="#${escaped(figures.find((one) => one.key === key)?.key ?? '')}">${escaped(termOf(terms, figure).title[locale])} ${escaped(printedAs(termOf(terms, figure), inputs.figures[key] ?? null)[locale])}</a>`);
    const why = item.kind === 'branch' ? '' : escaped(whyWords(item, mine, rules, place, inputs, terms)[locale]);
    const points = (of: typeof mine | undefined) => (of === undefined || item.kind === 'veto' ? '' : `${of.points} / ${of.most}`);
    return [
      `<tr${item.kind === 'branch' ? ' class="b"' : ''}><td style="padding-left:${depth * 1.2 + 0.5}rem">${escaped(item.title[locale])}<br><small>${escaped(item.name)}</small></td><td class="n">${points(mine)}</td><td class="n">${points(assessor.get(item.name))}</td><td>${escaped(ruleWords(item, rules, terms)[locale])}</td><td>${why}</td><td>${[...judged, ...doors].join('<br>')}</td></tr>`,
      ...(item.kind === 'branch' ? rowsOf(assessment, item.items, figures, depth + 1, locale) : []),
    ];
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
