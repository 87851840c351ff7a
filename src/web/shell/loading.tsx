import { Skeleton } from 'antd';
import style from './frame.module.css';

/** Holds a page's place while it comes. */
export function Loading() {
  return (
    <div className={style['page']}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
