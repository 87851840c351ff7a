import { Hono } from 'hono';
import type { Json } from '../../kernel/declare/field.ts';
import { routes } from './api/routes.ts';
import { mountFace } from './face/mount-face.ts';
import { jsonHeaders } from './http/headers.ts';
import { mount } from './http/mount.ts';
import { openApiOf } from './openapi/document.ts';
import type { Service } from './service.ts';

/** Everything the server answers to. */
export function appOf(service: Service): Hono {
  const app = new Hono();
  const { store, settings } = service.engine;
  let document: Json | undefined;
  let text: string | undefined;
  // Made when first asked for: it is large, and most requests never ask.
  const openApi = (): Json => (document ??= openApiOf(store.model, settings.programme.title, routes));
  app.get('/api/openapi.json', () => new Response((text ??= JSON.stringify(openApi())), { headers: jsonHeaders }));
  mountFace(app);
  mount(app, service, routes);
  return app;
}
