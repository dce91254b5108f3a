/** What the launcher says to the person who started it: few lines, each of them worth reading. */

/** Longer lines are data, not words. */
const LONGEST_REASON = 300;

const LOUD = new Set(['warn', 'error', 'fatal']);

/** A step that has begun or is done. */
export function tell(line: string): void {
  process.stdout.write(`· ${line}\n`);
}

export function tellProblem(line: string): void {
  process.stderr.write(`! ${line}\n`);
}

/** Shows warnings and errors of a service, a line each; the whole of them, and all else it says, stays in its log. */
export function tellIfLoud(service: string, line: string): void {
  const entry = logEntry(line);
  if (entry && LOUD.has(entry.level)) tellProblem(`${service}: ${entry.message.split('\n')[0]}`);
}

/** What a dying process said that tells most: the error it names, else its last line. */
export function mainReason(lastWords: string): string {
  const lines = lastWords.split('\n').map((line) => logEntry(line)?.message.split('\n')[0] ?? line.trim());
  const named = lines.findLast((line) => /^(\w+ )?\w*Error\b/.test(line));
  return (named ?? lines.findLast((line) => line !== '') ?? '').slice(0, LONGEST_REASON);
}

/** An entry of a service's log, which is lines of JSON; undefined for bare text, which only a crash writes. */
function logEntry(line: string): { level: string; message: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, message } = JSON.parse(line) as Record<string, unknown>;
    return {
      level: String(level),
      message: typeof message === 'string' ? message : JSON.stringify(message ?? ''),
    };
  } catch {
    return undefined;
  }
}
