import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeCsv } from '../../../../adapters/workbook/write/csv.ts';
import { packPart, zipOf } from '../../../../adapters/workbook/zip/write.ts';
import { allowsThroughout, mayAssess } from '../../../../kernel/access/may.ts';
import type { Party } from '../../../../kernel/access/party.ts';
import { withoutRight } from '../../../../kernel/access/refusals.ts';
import { Refusal } from '../../../../kernel/declare/problem.ts';
import type { Locale } from '../../../../kernel/declare/wording.ts';
import { ledgersOf } from '../../../../kernel/figure/index.ts';
import { isOriginal } from '../../evidence.ts';
import type { Engine } from '../../open-engine.ts';
import { reasonMissing } from '../../unmask.ts';
import { figuresBehind } from '../behind.ts';
import { readAssessment, type Assessment } from '../read.ts';
import { assessmentSeen, type AssessmentAsked, type Seen } from '../sight.ts';
import { packedFigures, type PackedFigure } from './figures.ts';
import { indexPage } from './index-page.ts';
import { journalPack } from './journal-pack.ts';
import { pathOf } from './path.ts';
import { originalsOf } from './originals.ts';
import { filesIn, recordsCsv, type RecordsOfLedger } from './records.ts';

/** A pack, made. */
export interface EvidencePack {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the list of hashes in it: whoever has it knows the pack again, whoever packs it. */
  readonly seal: string;
  readonly files: number;
  readonly records: number;
  /** Workbooks of which only the hash goes along. */
  readonly heldBack: number;
}

/** Why a pack is made, and whether workbooks go along as they came in. */
export interface PackWanted {
  readonly reason: string;
  readonly originals: boolean;
}

/**
 * All that bears an assessment out, as a zip that is read and proven without us: the rules, the figures with their
 * definitions and the records that make them up, sensitive fields masked, findings with their files, workbooks, hashes,
 * and the program that checks them. Who made it, of what, why, and its seal are in the journal before it is handed out.
 * @throws Refusal as `assessmentSeen`; `access.no-right`, `unmask.reason-missing`, `export.too-many-records`, `file.damaged`
 */
export async function makeEvidencePack(engine: Engine, party: Party, asked: AssessmentAsked, locale: Locale, wanted: PackWanted): Promise<EvidencePack> {
  const { store } = engine;
  const reason = wanted.reason.trim();
  if (reason === '') throw reasonMissing();
  const seen = assessmentSeen(store, party, asked);
  expectExport(engine, party, seen);
  const assessment = await readAssessment(engine, party, asked);
  const parts = new Map<string, string | Uint8Array>();
  const figures: PackedFigure[] = [];
  const ledgers = new Map<string, RecordsOfLedger>();
  const evidence = new Map<string, string>();

  for await (const { packed, ledger, contributions } of packedFigures(store, party, seen)) {
    figures.push(packed);
    if (packed.contributions === null || ledger === undefined) continue;
    parts.set(packed.contributions, writeCsv([['record', 'adds', 'key'], ...contributions.map(({ version, adds, key }) => [version.record, adds, key])]));
    const kept = ledgers.get(ledger.name) ?? { ledger, versions: new Map() };
    ledgers.set(ledger.name, kept);
    for (const { version } of contributions) {
      kept.versions.set(version.record, version);
      for (const file of filesIn(ledger, version)) evidence.set(file.hash, file.name);
    }
  }
  for (const [name, records] of ledgers) parts.set(`records/${name}.csv`, await recordsCsv(store, party, records));
  for (const { self, assessor } of Object.values(assessment.findings)) for (const file of [...(self?.files ?? []), ...(assessor?.files ?? [])]) evidence.set(file.hash, file.name);
  for (const [fileHash, name] of evidence) {
    // What is an original as well goes by the rules of originals.
    const bytes = (await isOriginal(store, fileHash)) ? undefined : await engine.files.read(fileHash);
    if (bytes === undefined) evidence.delete(fileHash);
    else parts.set(pathOf('evidence', fileHash, name), bytes);
  }
  const originals = await originalsOf(engine, party, [...ledgers.values()], wanted.originals ? reason : undefined);
  for (const { hash: fileHash, name, bytes } of originals) if (bytes !== undefined) parts.set(pathOf('originals', fileHash, name), bytes);

  parts.set('assessment.json', json({ format: 'shanhai.evidence-pack/1', programme: store.programme, madeAt: store.clock.now().toISOString(), ...withoutRules(assessment) }));
  parts.set('rules.json', json(assessment.rules));
  parts.set('figures.json', json(figures));
  parts.set('figures.csv', figuresCsv(figures));
  parts.set('findings.csv', findingsCsv(assessment));
  parts.set('originals.csv', writeCsv([['sha256', 'name', 'records', 'path'], ...originals.map(({ hash: fileHash, name, records, bytes }) => [fileHash, name, records, bytes === undefined ? '仅列哈希 hash only' : pathOf('originals', fileHash, name)])]));
  parts.set('verify.mjs', await readFile(new URL('./verify.mjs', import.meta.url)));
  parts.set('index.html', indexPage(assessment, figures, evidence, originals, locale));

  const listed = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, content]) => ({ path, bytes: Buffer.from(content) }));
  const manifest = json(listed.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), size: bytes.length })));
  const sums = [...listed, { path: 'manifest.json', bytes: Buffer.from(manifest) }].map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join('');
  const packed = [...listed.map(({ path, bytes }) => packPart(path, bytes)), packPart('manifest.json', manifest), packPart('SHA256SUMS', sums)];
  const made = {
    seal: sha256(Buffer.from(sums)),
    files: packed.length,
    records: [...ledgers.values()].reduce((sum, { versions }) => sum + versions.size, 0),
    heldBack: originals.filter(({ bytes }) => bytes === undefined).length,
  };
  await journalPack(store, party, { ...asked, title: `${store.regions.title(asked.region, 'zh')} ${asked.year} ${seen.rules.title.zh}`, ...made, originals: originals.length - made.heldBack }, reason);
  return { ...made, bytes: Uint8Array.from(zipOf(packed)) };
}

/** An assessor may take along what it was given; others, what they may export. */
function expectExport({ store }: Engine, party: Party, seen: Seen): void {
  const { rules, place } = seen;
  if (mayAssess(party, { ruleSet: rules.name, year: place.year }, place.region, store.regions)) return;
  for (const { figure, region } of figuresBehind(store, seen)) {
    for (const ledger of region === undefined ? [] : ledgersOf(store.model, figure)) {
      if (!allowsThroughout(party, ledger, 'export', place.region, store.regions)) throw new Refusal([withoutRight('export', ledger)]);
    }
  }
}

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
const withoutRules = ({ rules: { name }, ...assessment }: Assessment) => ({ ruleSet: name, ...assessment });

function figuresCsv(figures: readonly PackedFigure[]): Uint8Array {
  const header = ['key', '指标 figure', '期间 window', '地区 region', '数值 value', '单位 unit', '现值 known', '记录 records', '关账 closing', '口径 definition'];
  return writeCsv([header, ...figures.map(({ key, title, window, region, value, unit, known, records, sealed, definition }) => [key, title.zh, window, region ?? '', value, unit.zh, known, records, sealed?.closing ?? null, definition?.zh ?? ''])]);
}

function findingsCsv({ findings }: Assessment): Uint8Array {
  const rows = Object.entries(findings).flatMap(([item, { self, assessor }]) =>
    ([['self', self], ['assessor', assessor]] as const).flatMap(([side, finding]) => (finding === null ? [] : [[item, side, finding.points, finding.by, finding.on, finding.reason, finding.files.map((file) => file.hash).join(' ')]])),
  );
  return writeCsv([['item', 'side', 'points', '单位 by', '日期 on', '依据 reason', '佐证 sha256'], ...rows]);
}
