import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get } from '@nestjs/common';

@Controller()
export class HealthController {
  constructor(private readonly em: EntityManager) {}

  /** The process lives. */
  @Get('healthz')
  alive(): string {
    return 'ok';
  }

  /** The service can do its work: its database answers. */
  @Get('readyz')
  async ready(): Promise<string> {
    await this.em.fork().execute('select 1');
    return 'ok';
  }
}
