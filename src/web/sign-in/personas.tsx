import { useMutation } from '@tanstack/react-query';
import { signInAs, type Session } from '../../client/session.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { sessionChanged } from '../shell/session.ts';
import style from './sign-in.module.css';
import { signInWords } from './words.ts';

interface PersonasProps {
  readonly personas: Session['personas'];
}

/** Of the demo: its invented people, whom one may come in as. */
export function Personas({ personas }: PersonasProps) {
  const { t } = useLanguage();
  const entering = useMutation({ mutationFn: signInAs, onSuccess: sessionChanged });
  return (
    <section className={style['demo']}>
      <h2>{t(signInWords.demo)}</h2>
      <p>{t(signInWords.demoNote)}</p>
      {entering.error === null ? null : <Failure error={entering.error} />}
      <ul className={style['personas']}>
        {personas.map(({ name, title, role }) => (
          <li key={name}>
            <button type="button" disabled={entering.isPending} onClick={() => entering.mutate(name)}>
              <b>{t(title)}</b>
              {role === null ? null : <span>{t(role)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
