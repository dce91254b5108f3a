export { isClockMovable, movableClock, moveClock, readClock } from './clock.js';
export { type DatabaseSetUp, setUpDatabase } from './database-set-up.js';
export { asRole, DATABASE, inDatabase, withClient } from './connection.js';
export { type KafkaBroker, type KafkaOptions, startKafka } from './kafka-broker.js';
export { missingForKafka, resolveJars } from './kafka-programs.js';
export { freePort, freePorts, isPortFree } from './ports.js';
export {
  type PostgresOptions,
  type PostgresServer,
  runningPostgres,
  startPostgres,
} from './postgres-server.js';
export { readJson, writePrivateJson } from './private-file.js';
export { endProcess, hasEnded, isRunning, startOf } from './processes.js';
export { EVENT_READER, ROLES, rolesOf } from './service-roles.js';
