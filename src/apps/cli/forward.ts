import type { Socket } from 'node:net';
import { handOver } from '../engine/control.ts';
import type { Call } from './call.ts';
import { exitCodes } from './exit-codes.ts';
import { localeOf } from './locale.ts';

/** What of the environment a command heeds. */
const heeded = ['LANG', 'LC_ALL', 'SHANHAI_DATA', 'SHANHAI_PROGRAMME', 'SHANHAI_DEBUG'];

/** Has a running server run the call; its output and exit code are those of the command. */
export async function forward(socket: Socket, { argv, cwd, env, output }: Call): Promise<number> {
  const sent = Object.fromEntries(heeded.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const code = await handOver(socket, { argv, cwd, env: sent }, (piece) => ('out' in piece ? output.out(piece.out) : output.err(piece.err)));
  if (code !== undefined) return code;
  const lost = { zh: '服务在命令完成前停止了；没有完成的批次没有写入', en: 'The server stopped before the command was done; an unfinished batch has written nothing' };
  output.err(`${lost[localeOf(argv, env)]}\n`);
  return exitCodes.refused;
}
