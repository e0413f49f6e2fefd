import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where Node's inspector listens when a process is asked for it by a signal. */
const inspector = 'http://127.0.0.1:9229/json/list';
const samplingMicroseconds = 100;

/** A frame of the call tree of a profile, as the Chrome DevTools Protocol has it. */
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly url: string };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** In microseconds. */
  readonly timeDeltas: readonly number[];
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The extension host of a window that this process has opened, seen through Node's inspector. */
export class ExtensionHost {
  #next = 0;

  private constructor(private readonly socket: WebSocket) {}

  static async attach(): Promise<ExtensionHost> {
    process.kill(extensionHostBelow(process.pid), 'SIGUSR1');
    const socket = new WebSocket(await debuggerAddress());
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return new ExtensionHost(socket);
  }

  async startProfile(): Promise<void> {
    await this.#ask('Profiler.enable');
    await this.#ask('Profiler.setSamplingInterval', { interval: samplingMicroseconds });
    await this.#ask('Profiler.start');
  }

  /** Ends the profile. Returns the milliseconds that a script ran, with all that it called, by its file's name. */
  async stopProfile(file: string): Promise<number> {
    const { profile } = (await this.#ask('Profiler.stop')) as { readonly profile: Profile };
    return timeWithin(profile, file);
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result } = (await this.#ask('Runtime.evaluate', { expression, returnByValue: true })) as {
      readonly result: { readonly value?: unknown };
    };
    return result.value;
  }

  close(): void {
    this.socket.close();
  }

  #ask(method: string, params: object = {}): Promise<unknown> {
    const id = (this.#next += 1);
    return new Promise((resolve, reject) => {
      const take = ({ data }: MessageEvent): void => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        this.socket.removeEventListener('message', take);
        if (reply.error) reject(new Error(`${method}: ${reply.error.message}`));
        else resolve(reply.result);
      };
      this.socket.addEventListener('message', take);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

/** The process that runs extensions, among the descendants of another one. */
function extensionHostBelow(ancestor: number): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = lines.map((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), parent: Number(parent), command };
  });
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === ancestor || (parent > 1 && isBelow(parent));
  };
  const host = processes.find(({ pid, command }) => command.includes('--type=extensionHost') && isBelow(pid));
  if (!host) throw new Error('There is no extension host among the processes of this one.');
  return host.pid;
}

async function debuggerAddress(): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      const [target] = (await (await fetch(inspector)).json()) as { readonly webSocketDebuggerUrl: string }[];
      if (target) return target.webSocketDebuggerUrl;
    } catch (error) {
      if (tries === 50) throw error;
    }
    await sleep(100);
  }
}

function timeWithin({ nodes, samples, timeDeltas }: Profile, file: string): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const within = new Set<number>();
  const visit = (node: ProfileNode, isInside: boolean): void => {
    const inside = isInside || node.callFrame.url.endsWith(file);
    if (inside) within.add(node.id);
    for (const child of node.children ?? []) {
      const next = byId.get(child);
      if (next) visit(next, inside);
    }
  };
  const [root] = nodes;
  if (root) visit(root, false);
  const microseconds = samples.map((id, index) => (within.has(id) ? (timeDeltas[index + 1] ?? 0) : 0));
  return microseconds.reduce((sum, each) => sum + each, 0) / 1000;
}
