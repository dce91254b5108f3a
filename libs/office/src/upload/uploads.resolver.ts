import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import { AllowedTo, CurrentActor, FileLinks, IdArg, IdempotencyKeyArg, Public } from '#libs/platform';
import { MEDIA_TYPES } from '../inspection/media-types.rules.js';
import { UPLOADS_PATH } from './arrivals.js';
import { FILE_KINDS, FileKind } from './file-kinds.rules.js';
import { BeginUploadArgs } from './uploads.inputs.js';
import { UploadsService } from './uploads.service.js';
import { FileKindView, UploadView } from './uploads.views.js';

@Resolver(() => UploadView)
export class UploadsResolver {
  constructor(
    private readonly uploads: UploadsService,
    private readonly links: FileLinks,
  ) {}

  @Query(() => [FileKindView], { description: 'What is taken, and how large it may be.' })
  @Public()
  fileKinds(): FileKindView[] {
    return Object.values(FileKind).map((kind) => {
      const { types, mostBytes } = FILE_KINDS[kind];
      return { kind, types, mostBytes, extensions: types.map((type) => MEDIA_TYPES[type].extension) };
    });
  }

  @Query(() => UploadView, { description: "One of the caller's own." })
  @AllowedTo('file.upload')
  upload(@IdArg('id') id: string, @CurrentActor() by: Actor): Promise<UploadView> {
    return this.uploads.own(id, by);
  }

  @Mutation(() => UploadView, {
    description:
      'Announces a file. Its bytes follow to `address` by the tus protocol (HEAD and PATCH), in pieces, and go on where they stopped.',
  })
  @AllowedTo('file.upload')
  beginUpload(
    @Args() { input, idempotencyKey }: BeginUploadArgs,
    @CurrentActor() by: Actor,
  ): Promise<UploadView> {
    return this.uploads.begin(input, idempotencyKey, by);
  }

  @Mutation(() => UploadView, {
    description: 'Has a file looked at whose bytes have arrived. What is refused is refused for good.',
  })
  @AllowedTo('file.upload')
  completeUpload(
    @IdArg('id') id: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<UploadView> {
    return this.uploads.complete(id, key, by);
  }

  @ResolveField(() => String, { description: 'Where its bytes go, below the address of the gateway.' })
  address(@Parent() { id }: UploadView): string {
    return `${UPLOADS_PATH}/${id}`;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Opens it for the caller, for some minutes, below the address of the gateway.',
  })
  link(@Parent() { hash, personId }: UploadView, @CurrentActor() by: Actor): string | null {
    return hash ? this.links.linkTo({ hash, holder: personId }, by) : null;
  }
}
