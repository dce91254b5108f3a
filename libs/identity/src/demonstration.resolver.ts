import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '#libs/platform';
import { IdentitySettings } from './settings/identity.settings.js';

@Resolver()
export class DemonstrationResolver {
  constructor(private readonly settings: IdentitySettings) {}

  @Query(() => Boolean, {
    description: 'Whether everything here is made up: people, enterprises and figures.',
  })
  @Public()
  demonstration(): boolean {
    return this.settings.DEMONSTRATION_SEED !== undefined;
  }
}
