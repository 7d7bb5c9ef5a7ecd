import styles from './panel.module.css';

/** Grey lines in the panel's place until it and its figures are there. */
export function PanelSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {['70%', '95%', '60%', '85%', '50%'].map((width) => (
        <span key={width} style={{ width }} />
      ))}
    </div>
  );
}
