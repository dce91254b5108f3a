import { Query, Resolver } from '@nestjs/graphql';
import { Clock, Public } from '#libs/platform';
import { IdentitySettings } from './settings/identity.settings.js';

/** What every page tells before anybody has signed in. */
@Resolver()
export class DemonstrationResolver {
  constructor(
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {}

  @Query(() => Boolean, {
    description: 'Whether everything here is made up: people, enterprises and figures.',
  })
  @Public()
  demonstration(): boolean {
    return this.settings.DEMONSTRATION_SEED !== undefined;
  }

  @Query(() => Date, { description: 'The time by which every deadline is decided.' })
  @Public()
  now(): Promise<Date> {
    return this.clock.now();
  }
}
