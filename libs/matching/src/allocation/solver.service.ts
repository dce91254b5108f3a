import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { projectFolder } from '#libs/platform';
import type { Task, Worked } from './allocation.work.js';

/** As built: a thread is started from a file, whatever way this module was loaded. */
const PROGRAM = 'dist/libs/matching/src/allocation/allocation.worker.js';

/** Works rounds out in a thread of their own, one after the other, so that the service goes on answering. */
@Injectable()
export class Solver implements OnApplicationShutdown {
  private last: Promise<unknown> = Promise.resolve();
  private running: Worker | undefined;

  work(task: Task): Promise<Worked> {
    const next = this.last.then(() => this.inThread(task));
    this.last = next.catch(() => undefined);
    return next;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running?.terminate();
  }

  private inThread(task: Task): Promise<Worked> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(join(projectFolder(), PROGRAM), { workerData: task });
      this.running = worker;
      worker.once('message', (worked: Worked) => resolve(worked));
      worker.once('error', reject);
      worker.once('exit', (code) => {
        this.running = undefined;
        reject(new Error(`the thread that works out a round ended with ${code} and no answer`));
      });
    });
  }
}
