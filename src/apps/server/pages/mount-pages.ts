import type { Hono } from 'hono';
import type { Json } from '../../../kernel/declare/field.ts';
import type { Service } from '../service.ts';

/** Puts the pages under their addresses. */
export function mountPages(_app: Hono, _service: Service, _openApi: () => Json): void {}
