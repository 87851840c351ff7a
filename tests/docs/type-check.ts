import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { root } from '../house/files.ts';
import type { Snippet } from './snippets.ts';

/** What the type checker says of the snippets, each standing where its path says, over the house as it is. */
export function faultsIn(snippets: readonly Snippet[]): string[] {
  const texts = new Map(snippets.map(({ path, text }) => [resolve(root, path), text]));
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  const config = ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...(config.config as object), include: [], files: [] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const real = { fileExists: host.fileExists, readFile: host.readFile, directoryExists: host.directoryExists };
  host.fileExists = (path) => texts.has(path) || real.fileExists(path);
  host.readFile = (path) => texts.get(path) ?? real.readFile(path);
  host.directoryExists = (path) => folders.has(path) || real.directoryExists?.(path) !== false;
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file === undefined ? '' : relative(root, file.fileName)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
