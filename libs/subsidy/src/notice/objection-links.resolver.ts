import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { CurrentActor, FileLinks } from '#libs/platform';
import { digestOf } from '../rules/paper-identity.rules.js';
import { ObjectionFileView } from './notice.views.js';

@Resolver(() => ObjectionFileView)
export class ObjectionLinks {
  constructor(private readonly links: FileLinks) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Opens it for who decides, and for the side that handed it in: for some minutes, below the address of the gateway, if it was uploaded.',
  })
  link(@Parent() { hash, holder }: ObjectionFileView, @CurrentActor() by: Actor): string | null {
    return holder ? this.links.linkTo({ hash: digestOf(hash), holder }, by) : null;
  }
}
