import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Provider, type JWK } from 'oidc-provider';
import { issuerConfiguration } from './issuer.configuration.js';
import { loadIssuerKeys } from '../keys/issuer.keys.js';
import { sweepIssuerRecords } from './issuer.store.js';
import { AccountDesk } from './account.desk.js';
import { addressOf, type Incoming } from './incoming.js';
import { SignInDesk } from './sign-in.desk.js';
import { Sessions } from '../session/sessions.service.js';
import { IdentitySettings } from '../settings/identity.settings.js';

const SWEEP_MILLISECONDS = 10 * 60_000;
const INTERACTION = /^\/interaction\/([\w-]{1,64})(?:\?|$)/;

/** The embedded OpenID Connect issuer: everything below the path of ISSUER. */
@Injectable()
export class IssuerService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(IssuerService.name);
  private readonly issuer: URL;
  private provider: Provider | undefined;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly desk: SignInDesk,
    private readonly accountDesk: AccountDesk,
    private readonly sessions: Sessions,
    @Inject(IdentitySettings) private readonly settings: IdentitySettings,
  ) {
    this.issuer = new URL(settings.ISSUER);
  }

  async onModuleInit(): Promise<void> {
    this.provider = new Provider(
      this.issuer.href,
      issuerConfiguration({
        issuer: this.issuer,
        audience: this.settings.AUDIENCE,
        portalKey: JSON.parse(this.settings.PORTAL_JWK) as JWK,
        demonstration: this.settings.demonstration,
        keys: await loadIssuerKeys(this.em),
        em: this.em,
        sessions: this.sessions,
      }),
    );
    this.provider.proxy = true;
    this.provider.on('server_error', (_ctx: unknown, error: Error) => this.logger.error(error.stack));
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MILLISECONDS);
    this.sweeping.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  /** Answers a request below the issuer's path. */
  async handle(req: Incoming, res: ServerResponse): Promise<void> {
    const provider = this.provider;
    if (!provider) {
      res.writeHead(503).end();
      return;
    }
    // The library derives its mount path, and so all its addresses, from the difference between the two.
    req.originalUrl ??= req.url ?? '';
    req.url = req.originalUrl.slice(this.issuer.pathname.length) || '/';
    this.speakAsPublicOrigin(req);
    const uid = INTERACTION.exec(req.url)?.[1];
    if (uid) return this.desk.handle(provider, uid, req, res);
    if (await this.accountDesk.handle(provider, req, res)) return;
    await provider.callback()(req, res);
  }

  /**
   * The addresses that the issuer gives out are those of ISSUER, whatever Host or X-Forwarded-* a request brings:
   * neither a proxy nor a forger has a say in them.
   */
  private speakAsPublicOrigin(req: Incoming): void {
    req.headers.host = this.issuer.host;
    req.headers['x-forwarded-proto'] = this.issuer.protocol.slice(0, -1);
    delete req.headers['x-forwarded-host'];
    // For the library a forger could say anything here; the desks take what the gateway said, and that alone.
    req.headers['x-forwarded-for'] = addressOf(req);
  }

  private async sweep(): Promise<void> {
    try {
      await sweepIssuerRecords(this.em);
    } catch (error) {
      // The next round tries again; sign-ins do not depend on it.
      this.logger.error(error);
    }
  }
}
