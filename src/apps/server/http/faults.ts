import { refuse, type Refusal } from '../../../kernel/declare/problem.ts';

/** What is wrong with a request before any engine sees it, each made in one place so that a code has one text. */

export const malformedJson = (): Refusal =>
  refuse(
    'request.malformed-json',
    { zh: '请求体不是有效的 JSON 对象', en: 'The body is no JSON object' },
    { zh: '请用 UTF-8 发送一个 JSON 对象', en: 'Send one JSON object in UTF-8' },
  );

export const wrongContentType = (wanted: string): Refusal =>
  refuse(
    'request.content-type',
    { zh: `请求体的类型应为 ${wanted}`, en: `The body has to be ${wanted}` },
    { zh: `请加上 Content-Type: ${wanted}`, en: `Send Content-Type: ${wanted}` },
  );

export const bodyTooLarge = (most: string): Refusal =>
  refuse(
    'request.too-large',
    { zh: `请求体超过 ${most}`, en: `The body is larger than ${most}` },
    { zh: '请分几次发送', en: 'Send it in several parts' },
  );

export const wrongParameter = (name: string, wanted: { zh: string; en: string }): Refusal =>
  refuse(
    'request.parameter',
    { zh: `参数 ${name} 应为${wanted.zh}`, en: `The parameter ${name} has to be ${wanted.en}` },
    { zh: '请改正后再试', en: 'Correct it and try again' },
    { field: name },
  );

export const unknownParameter = (name: string, known: readonly string[]): Refusal =>
  refuse(
    'request.unknown-parameter',
    { zh: `没有参数 ${name.slice(0, 60)}`, en: `There is no parameter ${name.slice(0, 60)}` },
    { zh: `可用参数：${known.join('、')}`, en: `Parameters: ${known.join(', ')}` },
    { field: name.slice(0, 60) },
  );

export const wrongMember = (name: string, wanted: { zh: string; en: string }): Refusal =>
  refuse(
    'request.body',
    { zh: `请求体中的 ${name} 应为${wanted.zh}`, en: `${name} in the body has to be ${wanted.en}` },
    { zh: '请对照 /api/openapi.json', en: 'Compare /api/openapi.json' },
    { field: name },
  );

export const noSuchRoute = (path: string): Refusal =>
  refuse(
    'route.not-found',
    { zh: `没有这个地址：${path.slice(0, 120)}`, en: `There is nothing at ${path.slice(0, 120)}` },
    { zh: '全部地址见 /api', en: 'All addresses are listed at /api' },
  );

export const wrongMethod = (method: string, allowed: readonly string[]): Refusal =>
  refuse(
    'route.method-not-allowed',
    { zh: `这个地址不接受 ${method.slice(0, 20)}`, en: `This address does not take ${method.slice(0, 20)}` },
    { zh: `可用：${allowed.join('、')}`, en: `It takes ${allowed.join(', ')}` },
  );

export const fromElsewhere = (): Refusal =>
  refuse(
    'request.cross-site',
    { zh: '不接受从其他网站发来的写入', en: 'Writes from other sites are refused' },
    { zh: '请在本站页面上操作，或用命令行与程序接口', en: 'Use a page of this server, the command line or the API' },
  );

export const unknownHost = (host: string): Refusal =>
  refuse(
    'request.host',
    { zh: `本机不以 ${host.slice(0, 80)} 的名义提供服务`, en: `This server does not answer for ${host.slice(0, 80)}` },
    { zh: '请用启动时显示的地址访问', en: 'Use the address shown at its start' },
  );

export const somethingBroke = (id: string): Refusal =>
  refuse(
    'server.fault',
    { zh: `服务器出错了（${id}）`, en: `The server failed (${id})` },
    { zh: '请再试一次；仍不行时把括号里的编号告诉管理员', en: 'Try again; if it fails again, tell the administrator the number in brackets' },
  );

export const storeAway = (): Refusal =>
  refuse(
    'store.unreachable',
    { zh: '数据库暂时连不上', en: 'The database can’t be reached at the moment' },
    { zh: '什么也没有改动，请稍后再试', en: 'Nothing was changed; try again later' },
  );
