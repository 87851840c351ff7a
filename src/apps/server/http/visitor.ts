import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Visitor } from '../../accounts/sign-in.ts';

/** Where a request comes from, as its connection says; behind a proxy on this machine, as that one says. */
export function visitorOf(c: Context): Visitor {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const near = incoming?.socket.remoteAddress ?? '';
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const address = told !== undefined && /^(?:127\.|::1$|::ffff:127\.)/.test(near) ? told : near;
  return { address: address.slice(0, 60), device: c.req.header('user-agent') ?? '' };
}
