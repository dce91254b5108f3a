import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { metricsOf } from './metrics.js';
import { Readiness, type Report } from './readiness.js';

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process lives. */
  @Get('healthz')
  alive(): string {
    return 'ok';
  }

  /**
   * Whether the service can do its work, part for part. `?exclude=events` leaves out the road of events, without which it
   * still answers and takes changes: what decides whether requests are sent here asks so.
   */
  @Get('readyz')
  async ready(
    @Res({ passthrough: true }) response: Response,
    @Query('exclude') exclude: string | string[] = [],
  ): Promise<Report> {
    const report = await this.readiness.report([exclude].flat());
    response.status(report.ready ? 200 : 503);
    return report;
  }

  /** The same for Prometheus. */
  @Get('metrics')
  async metrics(@Res({ passthrough: true }) response: Response): Promise<string> {
    const { type, text } = await metricsOf(await this.readiness.report());
    response.type(type);
    return text;
  }
}
