/** One figure that a run of the benchmarks prints: our work, and the same work done by others. */
export interface Contest {
  /** What is measured and on how much: "parse 300 files, 1.4 MB". */
  readonly subject: string;
  /** Size of the input in MB (10⁶ UTF-16 units) when speed says more than time. */
  readonly megabytes?: number;
  readonly ours: Runner;
  readonly peers?: readonly Peer[];
  /** How often each is measured, where one run takes long. */
  readonly rounds?: number;
  /** What else there is to say, such as why a peer is not there. */
  readonly note?: string;
  /** The longest that `ours` may take, in milliseconds, or the slowest in MB/s. */
  readonly goal?: { readonly milliseconds: number } | { readonly megabytesPerSecond: number };
}

/** Work that is measured; where it gives a promise, until that is kept. */
export type Runner = () => unknown;

/** Another's way to do the same work, or other work for comparison. */
export interface Peer {
  readonly name: string;
  readonly run: Runner;
  /** How many times as fast as the peer we want to be; below 1 we may be slower. */
  readonly speedup?: number;
}

/** What else than time is measured, by its own means. */
export interface Measurement {
  readonly hold: () => Promise<Outcome>;
}

export type Trial = Contest | Measurement;

/** A list of trials on one subject, in a file of its own beside this one. */
export interface Benchmark {
  readonly name: string;
  /** Makes the inputs, which is not measured. `corpus` is a folder of real files, where one was given. */
  readonly prepare: (corpus: string | undefined) => readonly Trial[] | Promise<readonly Trial[]>;
}

/** How long each runner runs before it is measured, so that what is measured is compiled code. */
const warmUpMilliseconds = 1000;
/** A measurement is of as many runs as take this long: the clock is too coarse for less. */
const shortestMilliseconds = 50;
const usualRounds = 15;

/**
 * The time of one run of each runner, in milliseconds, as a user waits for it: the shortest of many measurements, since
 * whatever else the machine does can only lengthen them. The runners take turns.
 */
export async function shortestTimes(runners: readonly Runner[], rounds = usualRounds): Promise<number[]> {
  const measured: { readonly run: Runner; readonly runs: number; shortest: number }[] = [];
  for (const run of runners) measured.push({ run, runs: await runsToMeasure(run), shortest: Infinity });
  for (let round = 0; round < rounds; round++) {
    for (const one of measured) one.shortest = Math.min(one.shortest, await timeOf(one.run, one.runs));
  }
  return measured.map(({ shortest }) => shortest);
}

/** Warms a runner up, and gives how many runs of it are to be measured at a time. */
async function runsToMeasure(run: Runner): Promise<number> {
  let last = 0;
  for (let spent = 0; spent < warmUpMilliseconds; spent += last) last = await timeOf(run, 1);
  return Math.max(1, Math.ceil(shortestMilliseconds / Math.max(last, 0.01)));
}

async function timeOf(run: Runner, runs: number): Promise<number> {
  const start = performance.now();
  for (let done = 0; done < runs; done++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / runs;
}

export interface Outcome {
  readonly lines: readonly string[];
  readonly met: boolean;
}

/** Holds one trial and gives its lines for the report, and whether every goal of it was met. */
export async function hold(trial: Trial): Promise<Outcome> {
  return 'hold' in trial ? trial.hold() : holdContest(trial);
}

async function holdContest(contest: Contest): Promise<Outcome> {
  const peers = contest.peers ?? [];
  const runners = [contest.ours, ...peers.map((peer) => peer.run)];
  const [ourTime = NaN, ...peerTimes] = await shortestTimes(runners, contest.rounds);
  const own = ownGoal(contest, ourTime);
  const lines = [`  ${contest.subject}: ${figure(contest, ourTime)}${own.text}`];
  if (contest.note !== undefined) lines.push(`    ${contest.note}`);
  let met = own.met;
  for (const [index, peer] of peers.entries()) {
    const peerTime = peerTimes[index] ?? NaN;
    const speedup = peerTime / ourTime;
    const reached = peer.speedup === undefined || speedup >= peer.speedup;
    const goal = peer.speedup === undefined ? '' : ` (${verdict(reached)} × ${peer.speedup})`;
    lines.push(`    ${peer.name}: ${figure(contest, peerTime)}, ratio ${speedup.toFixed(2)}${goal}`);
    met &&= reached;
  }
  return { lines, met };
}

function ownGoal(contest: Contest, time: number): { readonly text: string; readonly met: boolean } {
  const { goal, megabytes = 0 } = contest;
  if (!goal) return { text: '', met: true };
  if ('milliseconds' in goal) {
    const met = time <= goal.milliseconds;
    return { text: ` (${verdict(met)} ≤ ${goal.milliseconds} ms)`, met };
  }
  const met = (megabytes * 1000) / time >= goal.megabytesPerSecond;
  return { text: ` (${verdict(met)} ≥ ${goal.megabytesPerSecond} MB/s)`, met };
}

function verdict(met: boolean): string {
  return met ? 'goal met:' : 'GOAL MISSED:';
}

function figure(contest: Contest, milliseconds: number): string {
  const time = `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
  if (contest.megabytes === undefined) return time;
  return `${((contest.megabytes * 1000) / milliseconds).toFixed(2)} MB/s, ${time}`;
}
