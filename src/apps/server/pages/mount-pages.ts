import type { Hono } from 'hono';
import type { Service } from '../service.ts';
import { refusalOf } from '../http/problem.ts';
import { apiPage } from './api-page.ts';
import { mountAssets } from './assets.ts';
import { batchesPage, undoAction } from './batch-page.ts';
import { figurePage } from './figure-page.ts';
import { figuresPage } from './figures-page.ts';
import { commitAction, importPage, previewPage, uploadAction } from './import-page.ts';
import { ledgerPage, ledgersPage } from './ledger-pages.ts';
import { pageOf, type Page } from './page.ts';
import { problemPage } from './problem-page.ts';
import { recordPage } from './record-page.ts';
import { startPage } from './start-page.ts';

type Draw = (page: Page) => Promise<Response>;

const pages: readonly (readonly ['get' | 'post', string, Draw])[] = [
  ['get', '/', startPage],
  ['get', '/figures', figuresPage],
  ['get', '/figures/:name', figurePage],
  ['get', '/ledgers', ledgersPage],
  ['get', '/ledgers/:ledger', ledgerPage],
  ['get', '/ledgers/:ledger/:id', recordPage],
  ['get', '/import', importPage],
  ['post', '/import', uploadAction],
  ['get', '/imports/:id', previewPage],
  ['post', '/imports/:id/commit', commitAction],
  ['get', '/batches', batchesPage],
  ['post', '/batches/:number/undo', undoAction],
  ['get', '/api', apiPage],
];

/** Puts the pages under their addresses; what goes wrong on one is told as a page. */
export function mountPages(app: Hono, service: Service): void {
  mountAssets(app);
  for (const [method, path, draw] of pages) {
    app.on(method.toUpperCase(), path, async (c) => {
      const page = pageOf(service, c);
      try {
        return await draw(page);
      } catch (error) {
        return problemPage(page, refusalOf(error, service.tell));
      }
    });
  }
}
