import { join } from 'node:path';
import { startKafka } from '#libs/embedded';
import { tell, tellProblem } from './console.js';
import { readLauncherSettings } from './launcher.settings.js';

/*
 * `npm run kafka`: Apache Kafka in the foreground, for development. KAFKA_BROKERS names host and port as everywhere.
 */
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
try {
  const { folder, kafkaBrokers } = readLauncherSettings(process.env);
  const port = Number(kafkaBrokers.split(',')[0]?.split(':')[1]);
  const broker = await startKafka({ dir: join(folder, 'kafka'), port, report: tell, signal: ending.signal });
  tell(
    `Apache Kafka answers on ${broker.brokers}${broker.reused ? ' (it was running already)' : ''}. Stop it with Ctrl-C.`,
  );
  tell(`to use it: EVENT_TRANSPORT=kafka KAFKA_BROKERS=${broker.brokers} npm start`);
  const stop = (): void => void broker.stop().then(() => process.exit(0));
  if (ending.signal.aborted) stop();
  ending.signal.addEventListener('abort', stop);
  setInterval(() => {
    if (broker.isRunning()) return;
    tellProblem(`Apache Kafka has ended, see ${join(folder, 'kafka', 'broker.log')}`);
    process.exit(1);
  }, 1000);
} catch (error) {
  tellProblem(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
