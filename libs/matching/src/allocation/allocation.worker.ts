import { parentPort, workerData } from 'node:worker_threads';
import { work, type Task } from './allocation.work.js';

// A thread of its own: a large round takes seconds, in which the service answers everybody else.
parentPort?.postMessage(work(workerData as Task), []);
