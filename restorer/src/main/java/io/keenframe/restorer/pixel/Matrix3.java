package io.keenframe.restorer.pixel;

/**
 * Three numbers out of three others, linearly.
 *
 * @param rows the weights of each result, row by row
 */
record Matrix3(double[][] rows) {
    static Matrix3 of(double[]... rows) {
        return new Matrix3(rows);
    }

    /** The same with all weights divided by a number, as standards give them in whole numbers. */
    Matrix3 over(double divisor) {
        double[][] divided = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                divided[i][k] = rows[i][k] / divisor;
            }
        }
        return new Matrix3(divided);
    }

    /** Puts the results in the place of the three numbers. */
    void apply(double[] v) {
        double a = v[0];
        double b = v[1];
        double c = v[2];
        for (int i = 0; i < 3; i++) {
            v[i] = rows[i][0] * a + rows[i][1] * b + rows[i][2] * c;
        }
    }

    Matrix3 inverse() {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += rows[0][i] * cofactor(0, i);
        }
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                inverse[k][i] = cofactor(i, k) / determinant;
            }
        }
        return new Matrix3(inverse);
    }

    private double cofactor(int row, int column) {
        int above = (row + 1) % 3;
        int below = (row + 2) % 3;
        int left = (column + 1) % 3;
        int right = (column + 2) % 3;
        return rows[above][left] * rows[below][right] - rows[above][right] * rows[below][left];
    }
}
