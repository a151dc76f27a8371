// `node webpack.mjs FOLDER MODE`: bundles a project with webpack's default configuration.
import webpack from "webpack";

const [context, mode] = process.argv.slice(2);
webpack({ context, mode, output: { path: `${context}/dist` } }, (error, stats) => {
  if (error) throw error;
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
});
