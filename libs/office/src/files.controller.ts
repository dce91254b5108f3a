import { pipeline } from 'node:stream/promises';
import { All, Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, isId, kernelMessages, languageOf, messageOf, notFound, type Actor } from '#libs/kernel';
import { assertFromGateway, Authentication, type LinkQuery, ServiceSettings } from '#libs/platform';
import { DownloadsService } from './download/downloads.service.js';
import { officeMessages } from './office.messages.js';
import { Arrivals } from './upload/arrivals.js';
import { UploadsService } from './upload/uploads.service.js';

const TRANSFERS = ['HEAD', 'PATCH'];
const HASH = /^[0-9a-f]{64}$/;
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FILE_LINK_EXPIRED: 410,
  METHOD_NOT_ALLOWED: 405,
};

/** The bytes of files, in and out, for who comes through the gateway with a token. The rest is asked by GraphQL. */
@Controller('files')
export class FilesController {
  constructor(
    private readonly settings: ServiceSettings,
    private readonly authentication: Authentication,
    private readonly uploads: UploadsService,
    private readonly arrivals: Arrivals,
    private readonly downloads: DownloadsService,
  ) {}

  /** Pieces of an upload. Announcing one is a mutation, and what has arrived is not shown here. */
  @All('uploads/:id')
  async transfer(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.answer(request, response, async (by) => {
      if (!TRANSFERS.includes(request.method)) {
        response.setHeader('Allow', TRANSFERS.join(', '));
        throw new DomainError('METHOD_NOT_ALLOWED', { allowed: TRANSFERS.join(', ') });
      }
      if (!isId(id)) throw notFound('upload');
      const upload = await this.uploads.own(id, by);
      if (upload.state !== 'RECEIVING') throw notFound('upload');
      await this.arrivals.transfer(request, response);
    });
  }

  @Get(':hash')
  async download(
    @Param('hash') hash: string,
    @Query() query: LinkQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(request, response, async (by) => {
      if (!HASH.test(hash)) throw notFound('file');
      const file = await this.downloads.opened(hash, query, by);
      response.attachment(file.name);
      response.setHeader('Content-Type', file.mediaType);
      response.setHeader('Content-Length', file.sizeBytes);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
      response.setHeader('Cache-Control', 'private, no-store');
      if (request.method === 'HEAD') return void response.end();
      await pipeline(await file.read(), response);
    });
  }

  /** Refusals in the form and the words of GraphQL. */
  private async answer(
    request: Request,
    response: Response,
    work: (by: Actor) => Promise<void>,
  ): Promise<void> {
    try {
      assertFromGateway(request, this.settings);
      const by = await this.authentication.actorOf(request.headers.authorization);
      if (!by) throw new DomainError('UNAUTHENTICATED');
      await work(by);
    } catch (error) {
      // Who went away in the middle hears nothing more.
      if (response.headersSent) return void response.destroy();
      if (!(error instanceof DomainError)) throw error;
      const { code, params } = error;
      const language = languageOf(request.headers['accept-language']);
      const message = messageOf({ ...kernelMessages, ...officeMessages }, code, params, language) ?? code;
      response.status(STATUS[code] ?? 404).json({ errors: [{ message, extensions: { code, params } }] });
    }
  }
}
