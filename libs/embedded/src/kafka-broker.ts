import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { missingForKafka, resolveJars, runTool } from './kafka-programs.js';
import { freePorts, isPortFree } from './ports.js';
import { readJson, writePrivateJson } from './private-file.js';
import { endProcess, isRunning, startOf } from './processes.js';

export interface KafkaOptions {
  /** The folder of the broker: its data, settings and log, and its jars unless `libs` says otherwise. */
  dir: string;
  /** The port for clients, on loopback; a free one, kept from then on, unless given. */
  port?: number;
  /** The folder of the jars; `<dir>/libs` unless given. Tests share one, so that nothing is downloaded twice. */
  libs?: string;
  /** The pom that Maven resolves; apps/launcher/kafka/pom.xml of the current folder unless given. */
  pom?: string;
  /** Hears of long steps, a line each. */
  report?: (line: string) => void;
  /** Ends the start; a broker that was launched by then is ended too. */
  signal?: AbortSignal;
}

export interface KafkaBroker {
  /** host:port, as KAFKA_BROKERS wants it. */
  readonly brokers: string;
  readonly pid: number;
  /** True when a broker that was already running was taken over. */
  readonly reused: boolean;
  isRunning(): boolean;
  /** Stops in order; resolves when the process is gone. */
  stop(): Promise<void>;
}

/** What is kept of a broker: its ports, and which process it is (a pid alone is given out again). */
interface Kept {
  port: number;
  controllerPort: number;
  pid?: number;
  started?: string;
}

/** So often is said what is still waited for. */
const TELL_EVERY_MS = 5000;

/**
 * Runs Apache Kafka as a single node on loopback (KRaft: broker and controller in one process, no ZooKeeper), for
 * development and tests. The broker of a parent that was killed is taken over. Waits for as long as the process lives:
 * how long a start takes is up to the machine and to what the broker has to recover.
 * @throws Error saying what is missing (Java 17, Maven, the network for the first time) or what the broker complained of
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaBroker> {
  const dir = resolve(options.dir);
  const libs = resolve(options.libs ?? join(dir, 'libs'));
  const pom = resolve(options.pom ?? 'apps/launcher/kafka/pom.xml');
  const report = options.report ?? (() => undefined);
  const keptIn = join(dir, 'broker.json');
  mkdirSync(dir, { recursive: true });

  const before = readJson(keptIn) as Kept | undefined;
  const survivor = await takeOver(before, options.port);
  if (survivor) return survivor;

  const missing = missingForKafka(libs, pom);
  if (missing) throw new Error(missing);
  resolveJars(libs, pom, report);
  const ports = await choosePorts(before, options.port);
  const settings = join(dir, 'server.properties');
  writeFileSync(settings, settingsOf(ports, join(dir, 'data')));
  writeFileSync(join(dir, 'log4j2.properties'), LOGGING);
  if (!existsSync(join(dir, 'data', 'meta.properties'))) {
    report('formatting the storage of Apache Kafka');
    runTool(libs, 'kafka.tools.StorageTool', [
      'format',
      '-t',
      clusterId(),
      '-c',
      settings,
      '--ignore-formatted',
    ]);
  }
  const pid = launch(dir, libs, settings);
  writePrivateJson(keptIn, { ...ports, pid, started: startOf(pid) } satisfies Kept);
  const broker = brokerAt(ports.port, pid, false);
  await untilReady({ port: ports.port, broker, logFile: join(dir, 'broker.log') }, report, options.signal);
  return broker;
}

async function takeOver(kept: Kept | undefined, port: number | undefined): Promise<KafkaBroker | undefined> {
  if (!kept?.pid || !isRunning(kept.pid) || startOf(kept.pid) !== kept.started) return undefined;
  const broker = brokerAt(kept.port, kept.pid, true);
  if (port === undefined || port === kept.port) {
    const answered = await asking(kept.port, (admin) => admin.describeCluster()).catch(() => undefined);
    if (answered) return broker;
  }
  await broker.stop();
  return undefined;
}

/** The ports of the last time while they are free, so that clients find the broker again; never the given one changed. */
async function choosePorts(kept: Kept | undefined, given: number | undefined): Promise<Kept> {
  const [some, other] = (await freePorts(2)) as [number, number];
  if (given !== undefined && !(await isPortFree(given))) {
    throw new Error(
      `Port ${given} for Apache Kafka is taken by another program. ` +
        `Choose another one: KAFKA_BROKERS=127.0.0.1:${given + 1} npm run kafka`,
    );
  }
  return {
    port: given ?? (await keptIfFree(kept?.port, some)),
    controllerPort: await keptIfFree(kept?.controllerPort, other),
  };
}

async function keptIfFree(port: number | undefined, instead: number): Promise<number> {
  return port !== undefined && (await isPortFree(port)) ? port : instead;
}

function launch(dir: string, libs: string, settings: string): number {
  const logFile = join(dir, 'broker.log');
  const log = openSync(logFile, 'w', 0o600);
  // A session of its own: Ctrl-C goes to the process that started it, who stops it when nobody needs it any more.
  const child = spawn(
    'java',
    [
      '-Xms256m',
      '-Xmx512m',
      '-XX:+UseSerialGC',
      `-Dlog4j2.configurationFile=${join(dir, 'log4j2.properties')}`,
      '-cp',
      join(libs, '*'),
      'kafka.Kafka',
      settings,
    ],
    { cwd: dir, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error('java could not be started');
  return child.pid;
}

/** What a starting broker comes to be able to, in this order; each fails as long as it does not hold. */
const STEPS: readonly { readonly awaited: string; readonly try: (port: number) => Promise<unknown> }[] = [
  {
    awaited: 'its port to open',
    try: async (port) => {
      if (await isPortFree(port)) throw new Error('nobody listens');
    },
  },
  {
    awaited: "its answer to a client's question",
    try: (port) => asking(port, (admin) => admin.describeCluster()),
  },
  {
    // Else the first consumer finds none (the broker makes or loads its offsets), logs errors and waits for seconds.
    awaited: 'its coordinator of consumer groups',
    try: (port) =>
      asking(port, async (admin) => {
        // The client looks for coordinators among the brokers of which it was told.
        await admin.describeCluster();
        await admin.describeGroups(['first']);
      }),
  },
];

async function untilReady(
  { port, broker, logFile }: { port: number; broker: KafkaBroker; logFile: string },
  report: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let told = performance.now();
  for (const step of STEPS) {
    while (!(await holds(step.try(port)))) {
      if (signal?.aborted) {
        await broker.stop();
        throw new Error('The start of Apache Kafka was ended.');
      }
      if (!broker.isRunning()) throw new Error(`Apache Kafka did not start:\n${lastLines(logFile)}`);
      if (performance.now() - told > TELL_EVERY_MS) {
        told = performance.now();
        report(`Apache Kafka (pid ${broker.pid}) is starting; waiting for ${step.awaited}, see ${logFile}`);
      }
      await sleep(100);
    }
  }
}

function holds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

async function asking<T>(port: number, question: (admin: Admin) => Promise<T>): Promise<T> {
  const kafka = new Kafka({
    clientId: 'yunshang-launcher',
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    connectionTimeout: 1000,
    requestTimeout: 5000,
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await question(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function brokerAt(port: number, pid: number, reused: boolean): KafkaBroker {
  return {
    brokers: `127.0.0.1:${port}`,
    pid,
    reused,
    isRunning: () => isRunning(pid),
    stop: async () => {
      const ended = await endProcess(pid, [
        ['SIGTERM', 30_000],
        ['SIGKILL', 2_000],
      ]);
      if (!ended) throw new Error(`Apache Kafka with pid ${pid} cannot be stopped`);
    },
  };
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n');
}

/** Kafka's own form of an id: 16 random bytes in base64url, not beginning with a dash (it would look like an option). */
function clusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}

/** One node that is all there is: every replication factor is 1, also of the topics that Kafka makes for itself. */
function settingsOf(ports: Kept, data: string): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${ports.controllerPort}
listeners=PLAINTEXT://127.0.0.1:${ports.port},CONTROLLER://127.0.0.1:${ports.controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${ports.port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${data}
# Topics are made on purpose, with the partitions that their keys need.
auto.create.topics.enable=false
num.partitions=6
default.replication.factor=1
min.insync.replicas=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
# After a kill -9 the controller takes the node back only when the session of its former life has run out.
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=3000
# A service that was off for weeks must find every event again.
log.retention.ms=-1
`;
}

const LOGGING = `rootLogger.level = INFO
rootLogger.appenderRef.stdout.ref = STDOUT
appender.stdout.type = Console
appender.stdout.name = STDOUT
appender.stdout.layout.type = PatternLayout
appender.stdout.layout.pattern = %d{ISO8601} %p %c{1}: %m%n
# Hundreds of lines of settings at every start.
logger.settings.name = org.apache.kafka.common.config.AbstractConfig
logger.settings.level = WARN
`;
