import type { Json, JsonSchema } from '../../../kernel/declare/field.ts';
import type { Wording } from '../../../kernel/declare/wording.ts';
import type { Model, ModelLedger } from '../../../kernel/model/model.ts';
import type { Parameter, Route, SchemaOf } from '../http/route.ts';
import { schemasOf } from './schemas.ts';

type Members = Record<string, Json>;

/** Both languages in one text, as the document has only one. */
const both = ({ zh, en }: Wording): string => `${zh}\n\n${en}`;

/**
 * The OpenAPI 3.1 document of the API: made from the routes and the model, so it can't disagree with either. Routes of a
 * ledger are listed for each ledger with its own schemas.
 */
export function openApiOf(model: Model, title: Wording, routes: readonly Route[]): Json {
  const paths: Record<string, Members> = {};
  for (const route of routes) {
    const ledgers = route.path.includes('{ledger}') ? [...model.ledgers.values()] : [undefined];
    for (const ledger of ledgers) {
      const path = ledger === undefined ? route.path : route.path.replace('{ledger}', ledger.name);
      paths[path] = { ...paths[path], [route.method]: operationOf(route, ledger) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `${title.zh} · ${title.en}`,
      version: '1',
      summary: '山海开放接口 · The open API of Shanhai',
      description: both({
        zh: '一切都由台账与指标的声明生成。错误一律是 RFC 9457 问题文档，每处问题给出位置与改法，中英双语。写入可带 Idempotency-Key，重发无害。',
        en: 'Everything comes from the declarations of ledgers and figures. Errors are problem documents (RFC 9457) that name each place and its mend in both languages. Writes may carry an Idempotency-Key, so that a retry is harmless.',
      }),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    // There is no sign-in yet.
    security: [],
    tags: [
      { name: 'api', description: both({ zh: '通用', en: 'General' }) },
      ...[...model.ledgers.values()].map(({ name, declared }) => ({ name, description: both(declared.title) })),
    ],
    paths,
    components: { schemas: schemasOf(model), responses: { Problem: problemResponse } },
  };
}

const problemResponse: Json = {
  description: both({ zh: '问题文档', en: 'A problem document' }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
};

function operationOf(route: Route, ledger: ModelLedger | undefined): Json {
  const { answer, body } = route;
  const declared = typeof route.parameters === 'function' ? (ledger === undefined ? [] : route.parameters(ledger)) : (route.parameters ?? []);
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (name === 'ledger' ? [] : [pathParameter(name)]));
  const statuses = [400, ...(route.problems ?? []), 421, 500];
  return {
    operationId: ledger === undefined ? route.name : `${route.name}:${ledger.name}`,
    summary: ledger === undefined ? `${route.title.zh} · ${route.title.en}` : `${route.title.zh}（${ledger.declared.title.zh}） · ${route.title.en} (${ledger.declared.title.en})`,
    tags: [ledger?.name ?? 'api'],
    ...(route.note === undefined ? {} : { description: both(route.note) }),
    ...(inPath.length + declared.length === 0 ? {} : { parameters: [...inPath, ...declared.map(parameterJson)] }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: { [body.type ?? 'application/json']: { schema: schemaFor(body.schema, ledger) } } } }),
    responses: {
      [String(answer.status ?? 200)]: {
        description: both(answer.note),
        content: { [answer.type ?? 'application/json']: answer.schema === undefined ? {} : { schema: schemaFor(answer.schema, ledger) } },
      },
      ...Object.fromEntries(statuses.map((status) => [String(status), { $ref: '#/components/responses/Problem' }])),
    },
  };
}

function schemaFor(schema: SchemaOf, ledger: ModelLedger | undefined): JsonSchema {
  if (typeof schema !== 'function') return schema;
  if (ledger === undefined) throw new TypeError('A route without a ledger has a schema for each.');
  return schema(ledger);
}

const uuid = { type: 'string', format: 'uuid' } as const;

function pathParameter(name: string): Json {
  return { name, in: 'path', required: true, schema: name === 'id' ? uuid : { type: 'string' } };
}

function parameterJson({ name, in: where, note, schema, required }: Parameter): Json {
  return { name, in: where, description: both(note), required: required ?? false, schema };
}
