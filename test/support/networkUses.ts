/** The functions by which a script in a browser or in Node sends something, and those of VS Code for telemetry. */
const functions =
  /\b(?:fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts|createTelemetryLogger)\b/g;

/** The modules of Node that reach a network. */
const modules =
  /(?<=["'`])(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|inspector|undici)(?=["'`]\))/g;

/** The ways to reach a network that a script names. */
export function networkUsesIn(script: string): readonly string[] {
  return [...script.matchAll(functions), ...script.matchAll(modules)].map(([use]) => use);
}
