import { resolve } from 'node:path';
import { narrowed, systemParty, type Party } from '../../kernel/access/party.ts';
import { journalUnmasking } from '../../kernel/ledger/journal-unmasking.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import type { Engine } from '../engine/open-engine.ts';
import { reasonMissing } from '../engine/unmask.ts';
import { settingsOf } from '../engine/programmes.ts';
import { dataFolder, databaseUrl, fontFolder, keyFilePath, suiteFrom, type EngineSettings } from '../engine/settings.ts';
import type { Call, RunCall } from './call.ts';
import { exitCodes } from './exit-codes.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly json?: true;
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly programme?: string;
  readonly keyFile?: string;
  /** The reason. */
  readonly unmask?: string;
}

/** What a command is given: where it writes, what it was told, how it gets at its engine. */
export class Desk {
  readonly call: Call;
  readonly locale: Locale;
  /** Runs another call as this one was run; how a server serves command lines. */
  readonly runCall: RunCall;
  exitCode: number = exitCodes.done;
  #options: () => GlobalOptions = () => ({});
  #command: () => string = () => '';

  constructor(call: Call, locale: Locale, runCall: RunCall) {
    this.call = call;
    this.locale = locale;
    this.runCall = runCall;
  }

  /** Where the global options, and the command with its own, are read from, once they are parsed. */
  readFrom(options: () => GlobalOptions, command: () => string): void {
    this.#options = options;
    this.#command = command;
  }

  get options(): GlobalOptions {
    return this.#options();
  }

  /** The machine's owner; sensitive fields are masked unless `--unmask` gave a reason. */
  get party(): Party {
    return this.options.unmask === undefined ? narrowed(systemParty, (action) => action !== 'reveal') : systemParty;
  }

  get settings(): EngineSettings {
    const { data, databaseUrl: url, programme, keyFile } = this.options;
    const { env, cwd } = this.call;
    const settings = settingsOf(dataFolder(data, env, cwd), databaseUrl(url, env), programme ?? env['SHANHAI_PROGRAMME'], (line) => this.tell(line));
    return { ...settings, keyFile: keyFilePath(keyFile, env, cwd), suite: suiteFrom(env), fonts: fontFolder(env, cwd) };
  }

  /**
   * The engine of this call. Whoever unmasks is in the journal before anything is shown.
   * @throws Refusal as `openEngine`; `unmask.reason-missing`
   */
  async engine(): Promise<Engine> {
    const { unmask: reason } = this.options;
    if (reason?.trim() === '') throw reasonMissing();
    const engine = await this.call.host.open(this.settings);
    if (reason !== undefined) await journalUnmasking(engine.store, this.party, { command: this.#command() }, reason.trim());
    return engine;
  }

  say(words: Wording): string {
    return words[this.locale];
  }

  /** The command's answer: `value` as JSON where `--json` was said, `text` otherwise. */
  answer(value: unknown, text: () => string): void {
    this.call.output.out(this.options.json === true ? `${JSON.stringify(value, asJson, 2)}\n` : text());
  }

  /** A line for the one who waits; never part of the answer. */
  tell(words: Wording): void {
    this.call.output.err(`${this.say(words)}\n`);
  }

  /** A path as the caller wrote it. */
  path(written: string): string {
    return resolve(this.call.cwd, written);
  }

  /** The command did its work and found something wrong. */
  foundProblems(): void {
    this.exitCode = exitCodes.problems;
  }
}

/** Numbers that JSON can't hold exactly are written as text. */
const asJson = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
