import { Refusal } from '../../../kernel/declare/problem.ts';
import { eventHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';

/** Milliseconds between two signs of life; also how soon a session that has ended is noticed. */
const beat = 10_000;

export const readEvents: Route = {
  method: 'get',
  path: '/api/events',
  name: 'readEvents',
  title: { zh: '实时通知', en: 'What lands, as it lands' },
  note: {
    zh: 'text/event-stream。有提交触及您看得到的记录时，两秒内发 landed 事件：批次号、时间、涉及的台账与指标。登录结束时发 ended 并关闭；要恢复备份时发 restoring。',
    en: 'text/event-stream. Within two seconds of a commit that touches what you see, a landed event: the batch’s number, the instant, ledgers and figures touched. When the session ends, an ended event, and it closes; when a backup is to be restored, a restoring event.',
  },
  answer: { note: { zh: '事件流', en: 'A stream of events' }, type: 'text/event-stream' },
  problems: [401],
  async handle({ feed, accounts }, call) {
    const { party } = call;
    const claim = { cookie: call.context.req.header('cookie'), authorization: call.context.req.header('authorization') };
    const { visitor } = call;
    const text = new TextEncoder();
    // Whoever listens may be gone before anything was set up.
    let over = false;
    let tidy = (): void => undefined;
    const end = () => {
      over = true;
      tidy();
    };
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        const send = (words: string) => {
          if (!over) controller.enqueue(text.encode(words));
        };
        send('retry: 3000\n\n');
        const stopListening = await feed.listen(party, (event) => send(`id: ${event.number}\nevent: landed\ndata: ${JSON.stringify(event)}\n\n`), () => send('event: restoring\ndata: {}\n\n'));
        if (over) return stopListening();
        const check = () =>
          void accounts.callers.expect(claim, visitor).then(
            () => send(': beat\n\n'),
            (error: unknown) => {
              if (over || !(error instanceof Refusal)) return;
              send(`event: ended\ndata: ${JSON.stringify({ code: error.code })}\n\n`);
              end();
              controller.close();
            },
          );
        const timer = setInterval(check, beat).unref();
        const stopForgetting = accounts.callers.onForgetting(check);
        tidy = () => {
          clearInterval(timer);
          stopForgetting();
          stopListening();
        };
      },
      cancel: end,
    });
    return new Response(stream, { headers: eventHeaders });
  },
};
