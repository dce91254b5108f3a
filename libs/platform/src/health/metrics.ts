import { Gauge, Registry } from 'prom-client';
import type { WayStatus } from '../events/transport.js';
import type { Report } from './readiness.js';

/** The same as /readyz in the form of Prometheus. What is not known has no sample. */
export async function metricsOf({ ready, parts }: Report): Promise<{ type: string; text: string }> {
  const registry = new Registry();
  const gauge = (name: string, help: string, samples: readonly Sample[]): void => {
    const labelNames = Object.keys(samples[0]?.[0] ?? {});
    const made = new Gauge({ name, help, labelNames, registers: [registry] });
    if (samples.length === 0) made.remove();
    for (const [labels, value] of samples) if (value !== undefined) made.set(labels, value);
  };
  const { database, events } = parts;
  const roads: [string, WayStatus][] = [
    ...(events?.relay ? [['out', events.relay] as [string, WayStatus]] : []),
    ...(events?.consumers ?? []).map((each): [string, WayStatus] => [each.source, each]),
  ];
  gauge('yunshang_ready', 'Whether the service, or a part of it, can do its work.', [
    [{ part: 'all' }, Number(ready)],
    [{ part: 'database' }, Number(database.ready)],
    [{ part: 'events' }, events && Number(events.ready)],
  ]);
  gauge('yunshang_events_connected', 'Whether the transport of events is connected.', [
    [{}, events?.connected === undefined ? undefined : Number(events.connected)],
  ]);
  const from = 'by the service that tells them; "out" is what this service tells';
  gauge(
    'yunshang_events_lag_events',
    `Events that are there and were not taken, ${from}.`,
    roads.map(([source, { lag }]) => [{ source }, lag.events]),
  );
  gauge(
    'yunshang_events_lag_seconds',
    `For how long events have been there that were not taken, ${from}.`,
    roads.map(([source, { lag }]) => [{ source }, lag.seconds]),
  );
  gauge(
    'yunshang_events_gap_seconds',
    `For how long a number of the outbox has been missing that a transaction may still bring, ${from}.`,
    roads.map(([source, { gapSeconds }]) => [{ source }, gapSeconds ?? 0]),
  );
  gauge('yunshang_events_set_aside', 'Events that were set aside and wait for an operator.', [
    [{}, events?.setAside],
  ]);
  return { type: registry.contentType, text: await registry.metrics() };
}

type Sample = readonly [labels: Record<string, string>, value: number | undefined];
