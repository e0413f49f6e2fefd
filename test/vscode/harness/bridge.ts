import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Action, Answer, Report } from '../inside/protocol.js';
import { actionRoute, grepRoute, reportRoute } from '../inside/protocol.js';
import { processLifetime, reasonOf } from './lifetime.js';

export interface BridgeHandlers {
  /** The pattern of titles to run, empty for all. */
  readonly grep: string;
  readonly onReport: (report: Report) => Promise<void> | void;
  readonly onAction: (action: Action) => Promise<readonly string[]>;
}

export interface Bridge {
  /** What the tests' host calls, with a secret of this run in it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Listens on the loopback for what the tests inside the extension host report and ask for. */
export async function openBridge(handlers: BridgeHandlers): Promise<Bridge> {
  const secret = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    void answer(request, response, secret, handlers);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const close = processLifetime.add(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The bridge has no port.');
  return { address: `http://127.0.0.1:${address.port}${secret}`, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  handlers: BridgeHandlers,
): Promise<void> {
  const url = request.url ?? '';
  if (!url.startsWith(secret)) {
    response.writeHead(404).end();
    return;
  }
  // A web worker is of another origin.
  response.setHeader('Access-Control-Allow-Origin', '*');
  try {
    response.end(await reply(url.slice(secret.length), await text(request), handlers));
  } catch (error) {
    response.writeHead(500).end(reasonOf(error));
  }
}

async function reply(route: string, body: string, handlers: BridgeHandlers): Promise<string> {
  switch (route) {
    case grepRoute:
      return handlers.grep;
    case reportRoute:
      await handlers.onReport(JSON.parse(body) as Report);
      return '';
    case actionRoute:
      return JSON.stringify(await outcome(handlers.onAction(JSON.parse(body) as Action)));
    default:
      throw new Error(`The runner knows no '${route}'.`);
  }
}

function outcome(texts: Promise<readonly string[]>): Promise<Answer> {
  return texts.then(
    (list) => ({ texts: list }),
    (error: unknown) => ({ error: reasonOf(error) }),
  );
}
