import { useLibrary } from '../base/library-store.ts';
import { useAnswer } from '../base/use-answer.ts';
import { MergeDriverButton } from '../git/MergeDriverButton.tsx';
import { useRepository } from '../git/use-repository.ts';
import type { ControlProps, Setting } from './setting.ts';

export const git: readonly Setting[] = [
  {
    title: 'Git program',
    help: 'Commits, pulls and pushes are done by the git of this machine, with its own settings for names, keys and servers.',
    words: 'version path commit push pull',
    wide: true,
    Control: GitProgram,
  },
  {
    title: 'Merge transcripts by turn',
    help: 'With this, two editors who corrected different turns of one episode never see a conflict. It is set up once for each repository.',
    words: 'merge driver conflict gitattributes',
    wide: true,
    Control: MergeByTurn,
  },
];

function GitProgram({ labelledBy }: ControlProps) {
  const { answer: program } = useAnswer('machine.git', null);
  if (program === undefined) return null;
  return (
    <p aria-labelledby={labelledBy}>
      {program === null
        ? 'There is no git on this machine. Install it from git-scm.com.'
        : `git ${program.version}, ${program.path}`}
    </p>
  );
}

function MergeByTurn() {
  const library = useLibrary((state) => state.library);
  return library === null ? (
    <p className="quiet-text">Open a library first.</p>
  ) : (
    <InRepository folder={library.root} />
  );
}

function InRepository({ folder }: { readonly folder: string }) {
  const repository = useRepository(folder, null);
  const { state, failure } = repository;
  if (failure !== null)
    return (
      <p>
        {failure.message} {failure.next}
      </p>
    );
  if (state === undefined) return null;
  if (state === null) return <p className="quiet-text">The open library is in no git repository.</p>;
  return state.mergesByTurn ? (
    <p>The git of this machine merges by turn in {state.root}.</p>
  ) : (
    <div>
      <MergeDriverButton repository={repository} folder={folder} />
    </div>
  );
}
