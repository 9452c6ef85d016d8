-- What only 18 has.
ALTER TABLE base ADD CONSTRAINT base_x NOT NULL x NOT VALID;
ALTER TABLE remark ADD CONSTRAINT remark_said CHECK (said <> '') NOT ENFORCED;
ALTER TABLE remark ADD loud text GENERATED ALWAYS AS (upper(said)) VIRTUAL;
