/**
 * The functions by which a script in a browser or in Node sends something or loads a script, and those of VS Code that send
 * telemetry or open a page.
 */
const functions =
  /\b(?:fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts|SharedWorker|createTelemetryLogger|openExternal)\b/g;

/** The modules of Node that reach a network, or start programs that may. */
const modules =
  /(?<=["'`])(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|inspector|inspector\/promises|child_process|cluster|undici)(?=["'`]\))/g;

/** Scripts, pictures and styles that are loaded from elsewhere. */
const addresses = /(?:\bimport\s*\(?\s*|\bfrom\s*|\bsrc\s*=\s*|\burl\(\s*|@import\s*)["'`]?(?:https?:)?\/\//g;

/** The ways to reach a network that a script or a style names. */
export function networkUsesIn(script: string): readonly string[] {
  return [functions, modules, addresses].flatMap((ways) => [...script.matchAll(ways)].map(([use]) => use));
}
